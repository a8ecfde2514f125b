using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What happens to mailboxes besides mail, and how changes are announced.</summary>
public sealed partial class World
{
    /// <summary>A world in which Graph can reach the program, and mail is asked for once a minute at most.</summary>
    public static async Task<World> StartAnnouncedAsync(params (string Key, string? Value)[] changes)
    {
        var world = await StartAsync([("Graph:NotificationsAddress", FreeAddress()), .. changes]);
        await world.WaitAsync("both folders are subscribed to", async () => (await world.SubscriptionsAsync()).Count >= 2, step: null);
        await world.IdleAsync();
        return world;
    }

    /// <summary>The subscriptions that Graph knows.</summary>
    public async Task<IReadOnlyList<JsonObject>> SubscriptionsAsync() => [.. (await AskAsync("control/subscriptions"))["subscriptions"]!.AsArray().Select(one => one!.AsObject())];

    /// <summary>Waits, without moving the clock, until it is so.</summary>
    public Task SoonAsync(string what, Func<Task<bool>> isSo, TimeSpan? patience = null) => WaitAsync(what, isSo, step: null, patience);

    public async Task<string> SubscriptionOfInboxAsync() => (string)Assert.Single(await SubscriptionsAsync(), one => (string?)one["folder"] == "inbox")["id"]!;

    /// <summary>Graph says something of the subscription to the inbox.</summary>
    public async Task TellLifecycleAsync(string happened) =>
        await PostAsync("control/lifecycle", new JsonObject { ["subscriptionId"] = await SubscriptionOfInboxAsync(), ["event"] = happened });

    /// <summary>Says something to the program's endpoint as anybody could.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? Type)> NotifyAsync(string pathAndQuery, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"{sandbox.ProgramAddress}{pathAndQuery}", content, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Content.Headers.ContentType?.ToString());
    }

    /// <summary>A person, or a rule, moves a mail, wherever it is by now.</summary>
    public Task MoveAsync(Mail mail, string folder) => PostAsync("control/move", new JsonObject { ["id"] = mail.MessageId ?? mail.Id, ["folder"] = folder });

    /// <summary>For good, past the folder of deleted items.</summary>
    public Task DestroyAsync(Mail mail) => PostAsync("control/delete", new JsonObject { ["id"] = mail.Id, ["hard"] = true });

    /// <summary>From now on a rule of the inbox files such mail at once.</summary>
    public Task AddRuleAsync(string subjectContains, string folder) => PostAsync("control/rules", new JsonObject { ["subjectContains"] = subjectContains, ["folder"] = folder });

    public Task AddMailboxAsync(string address, params string[] folders) =>
        PostAsync("control/mailboxes", new JsonObject { ["address"] = address, ["folders"] = new JsonArray([.. folders.Select(folder => JsonValue.Create(folder))]) });

    /// <summary>A folder of the support mailbox; its id.</summary>
    /// <param name="under">The id or well-known name of the folder that it is to be in.</param>
    public async Task<string> AddFolderAsync(string name, string? under = null)
    {
        var path = under is null ? "mailFolders" : $"mailFolders/{under}/childFolders";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1.0/users/{WorldSettings.Support}/{path}");
        request.Content = JsonContent.Create(new JsonObject { ["displayName"] = name });
        request.Headers.Authorization = await SignInAsync("https://graph.microsoft.com");
        using var answer = await http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!;
    }

    /// <summary>Many mails lie in the support mailbox at once, the last received now.</summary>
    public Task PourBacklogAsync(int count, Duration apart, string from) => PostAsync("control/backlog", new JsonObject
    {
        ["count"] = count,
        ["spacingSeconds"] = (int)apart.TotalSeconds,
        ["from"] = new JsonObject { ["address"] = from },
    });

    public FolderHealth? HealthOf(string folder, string mailbox = WorldSettings.Support) => Get<MailboxHealth>().Of(mailbox, folder);

    public async Task<JsonObject> RequestsAsync() => (await AskAsync("control/requests")).AsObject();

    /// <summary>What of the sandbox can be set.</summary>
    public async Task<IReadOnlyList<string>> KnobsAsync() => [.. (await AskAsync("control/faults"))["knobs"]!.AsArray().Select(knob => (string)knob!["name"]!)];

    /// <summary>A person answers in Outlook as the shared mailbox; the Message-ID of the answer.</summary>
    public async Task<string> ReplyAsStaffAsync(Staff person, Mail mail, string text) => (string)(await PostAsync(
        "control/replies", new JsonObject { ["as"] = person.Id, ["inReplyTo"] = mail.MessageId, ["text"] = text }))["internetMessageId"]!;

    /// <summary>Time passes minute by minute.</summary>
    public Task LiveAsync(Duration duration) => StepAsync(duration, Duration.FromMinutes(1));

    /// <summary>How often the program has read a folder, or tried to.</summary>
    private int LooksAtFolders => Get<MailboxHealth>().Looks;

    /// <summary>Waits for that, but not for long: a request may hang on purpose.</summary>
    private async Task LookedAsync(int looks)
    {
        for (var wait = 0; wait < 400 && LooksAtFolders < looks; wait++) await Task.Delay(5, Cancellation);
    }

    /// <summary>As if the program, which is stopped, had ended before it could note how far it had read and what it had subscribed to.</summary>
    public async Task ForgetAsync()
    {
        await using var database = Databases.Of(new StoragePath(Settings["Storage:Path"]!, postgres is null ? null : TestStore.Read(postgres)), new DueSignal());
        await database.StartAsync(Cancellation);
        await database.WriteAsync(session => session.RunAsync("DELETE FROM subscriptions; DELETE FROM cursors"), Cancellation);
    }

    /// <summary>Time passes minute by minute until it is so, an hour at most.</summary>
    public async Task LiveUntilAsync(string what, Func<Task<bool>> isSo)
    {
        for (var minute = 0; !await isSo(); minute++)
        {
            Assert.True(minute < 60, $"In an hour it never came true that {what}.");
            await LiveAsync(Duration.FromMinutes(1));
        }
    }

    /// <summary>Where nobody listens yet.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
