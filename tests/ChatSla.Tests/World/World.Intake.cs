using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Intake;
using ChatSla.Storage;

namespace ChatSla.Tests.World;

/// <summary>Mail that goes to several mailboxes, lies in another folder, or was ignored.</summary>
public sealed partial class World
{
    /// <summary>A second watched mailbox in a channel of its own, that promises an answer within an hour, red, and half an hour, amber.</summary>
    public static readonly (string Key, string? Value)[] WithSales =
    [
        ("Promises:fast:Service", "Questions to Sales are answered within an hour."), ("Promises:fast:Owner", "Bo Lind"), ("Promises:fast:Calendar", "office"),
        ("Promises:fast:FirstResponse:WithinWorkingHours", "1h"), ("Promises:fast:FirstResponse:Aim", "30m"),
        ("Mailboxes:1:Address", WorldSettings.Sales), ("Mailboxes:1:Name", "Contoso Sales"), ("Mailboxes:1:Promise", "fast"), ("Mailboxes:1:Channel", WorldSettings.GeneralChannel),
        ("Mailboxes:1:WatchFrom", "2026-11-23"), ("Mailboxes:1:PollEvery", "1s"),
    ];

    public static async Task<World> StartWithSalesAsync(params (string Key, string? Value)[] other) => await StartAsync([.. other, .. WithSales.ExceptBy(other.Select(change => change.Key), change => change.Key)]);

    /// <summary>A customer writes to several mailboxes at once.</summary>
    public async Task<Mail> CustomerWritesToAsync(Customer from, string subject, string[] to, string text = "Where is my parcel?", string? inReplyTo = null, params string[] cc)
    {
        var mail = await PostAsync("control/mail", new JsonObject
        {
            ["from"] = new JsonObject { ["name"] = from.Name, ["address"] = from.Address },
            ["to"] = new JsonArray([.. to.Select(address => (JsonNode)address)]),
            ["cc"] = new JsonArray([.. cc.Select(address => (JsonNode)address)]),
            ["subject"] = subject,
            ["text"] = text,
            ["inReplyTo"] = inReplyTo,
        });
        return new Mail((string)mail["id"]!, (string)mail["internetMessageId"]!);
    }

    /// <summary>Waits until that many copies of the mail were taken in, and what follows is done.</summary>
    public async Task<IReadOnlyList<MailRow>> TakenAsync(Mail mail, int copies)
    {
        await UntilAsync($"{copies} copies of the mail were taken in", async () => (await RowsOfAsync(mail)).Count >= copies);
        await SettleAsync();
        return await RowsOfAsync(mail);
    }

    public async Task<IReadOnlyList<MailRow>> RowsOfAsync(Mail mail) => [.. (await MailsAsync()).Where(row => row.MessageId == mail.MessageId)];

    /// <summary>The query's one live card in a channel.</summary>
    public async Task<Said> CardIn(string channel, Guid query) => Assert.Single(await ChannelAsync(channel), message => message.LiveCardOf == query);

    public Task<IReadOnlyList<Said>> SaidIn(string channel) => ChannelAsync(channel);

    /// <summary>What the bot said below the query's card in a channel.</summary>
    public async Task<IReadOnlyList<Said>> ThreadIn(string channel, Guid query)
    {
        var card = await CardIn(channel, query);
        return [.. (await ChannelAsync(channel)).Where(message => message.ConversationId == card.ConversationId && message.Id != card.Id && message.IsByBot)];
    }

    /// <summary>Presses a button of a list of ignored mail: "Open as query" of a mail, or "Older".</summary>
    public async Task<ClickAnswer> ClickListAsync(Staff person, Said list, JsonObject action)
    {
        var answer = await PostAsync("control/clicks", new JsonObject
        {
            ["as"] = person.Id,
            ["conversationId"] = list.ConversationId,
            ["activityId"] = list.Id,
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string)action["verb"]!, ["data"] = action["data"]!.DeepClone() },
        });
        await IdleAsync();
        return new(answer);
    }

    /// <summary>Takes a mail in as one that lies in a folder.</summary>
    public async Task TakeFromAsync(string folder, IncomingMail mail)
    {
        await Get<Database>().WriteAsync(session => Get<InboxMail>().TakeAsync(session, mail with { Folder = folder }), Cancellation);
        await IdleAsync();
    }

    /// <summary>Whether a mail that is found in a folder is looked at again.</summary>
    public async Task<bool> IsKnownAsync(string folder, IncomingMail mail) =>
        (await ReadAsync(session => session.KnownMailsAsync(mail.Mailbox, [mail.GraphId], unlessFromJunk: folder != "junkemail"))).Count > 0;

    /// <summary>The same message again, as it lies in the channel now.</summary>
    public async Task<Said> AgainAsync(Said said) => Assert.Single(
        [.. await ChannelAsync(WorldSettings.SupportChannel), .. await ChannelAsync(WorldSettings.GeneralChannel), .. await ChannelAsync(WorldSettings.ManagersChannel)], message => message.Id == said.Id);

}
