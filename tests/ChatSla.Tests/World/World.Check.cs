using System.CommandLine;
using System.Text.Json.Nodes;
using ChatSla.Check;

namespace ChatSla.Tests.World;

/// <summary>The administrator's check, beside the program that runs.</summary>
public sealed partial class World
{
    public async Task<(int Code, string Said, string Error)> CheckAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");
        var code = await new RootCommand { CheckCommand.Create(Machine) }.Parse(["check", .. settings, .. words]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The clock of the machine that the check runs on.</summary>
    public TimeProvider Machine { get; set; } = TimeProvider.System;

    /// <summary>Whatever a check could leave behind: mails anywhere in the mailbox, subscriptions, messages in the team.</summary>
    public async Task<IReadOnlyList<string>> TracesAsync()
    {
        var mails = (await AskAsync($"control/mailboxes/{WorldSettings.Support}/messages")).AsArray().Select(mail => $"mail {(string)mail!["immutableId"]!}");
        var subscriptions = (await SubscriptionsAsync()).Select(one => $"subscription {(string)one["id"]!}");
        var messages = (await SupportAsync()).Concat(await ManagersAsync()).Select(message => $"message {message.Id} {message.Text}");
        return [.. mails, .. subscriptions, .. messages];
    }

    /// <summary>Staff answer in Outlook as the mailbox; whether Sent Items keeps a copy is the mailbox's setting.</summary>
    public Task AnswerAsMailboxAsync(Mail mail, string text) => PostAsync("control/replies", new JsonObject { ["inReplyTo"] = mail.Id, ["text"] = text, ["as"] = Staff.Ada.Id });
}
