using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd;

/// <summary>The sandbox's control interface, in the words of the tests.</summary>
internal sealed class ControlClient(HttpClient http)
{
    public const string Support = "support@contoso.com";

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<JsonNode>($"control/{path}", cancellation))!;

    /// <exception cref="ControlException">The sandbox refused, or could not reach the program.</exception>
    public async Task<JsonNode> PostAsync(string path, JsonObject body, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync($"control/{path}", body, cancellation);
        var content = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(content)! : throw new ControlException(answer.StatusCode, $"{path}: {content}");
    }

    public Task<JsonNode> MailAsync(Customer from, string subject, string text, CancellationToken cancellation) => PostAsync(
        "mail",
        new()
        {
            ["from"] = new JsonObject { ["name"] = from.Name, ["address"] = from.Address },
            ["to"] = Support,
            ["subject"] = subject,
            ["text"] = text,
        },
        cancellation);

    public Task<JsonNode> SpeedAsync(int speed, CancellationToken cancellation) => PostAsync("clock", new() { ["speed"] = speed }, cancellation);

    public Task<JsonNode> ProgramAsync(string action, CancellationToken cancellation) => PostAsync("program", new() { ["action"] = action }, cancellation);

    public async Task<int> ProgramIdAsync(CancellationToken cancellation) => (int)(await GetAsync("state", cancellation))["program"]!["pid"]!;

    /// <summary>The cards in the Support channel, each in the thread it began.</summary>
    public async Task<IReadOnlyList<CardSeen>> SupportCardsAsync(CancellationToken cancellation)
    {
        var teams = await GetAsync("teams", cancellation);
        return [.. Channel(teams, "Support")["threads"]!.AsArray().SelectMany(thread => CardSeen.In(thread!))];
    }

    public async Task<CardSeen?> FindCardAsync(string subject, CancellationToken cancellation) =>
        (await SupportCardsAsync(cancellation)).FirstOrDefault(card => card.Shows(subject));

    /// <summary>Mails that reached the customer.</summary>
    public async Task<IReadOnlyList<string>> AnswersToAsync(Customer customer, CancellationToken cancellation)
    {
        var threads = await GetAsync($"customers/{Uri.EscapeDataString(customer.Address)}/threads", cancellation);
        return [.. threads.AsArray().SelectMany(thread => thread!["messages"]!.AsArray())
            .Where(message => (string?)message!["direction"] == "in")
            .Select(message => (string?)message!["text"] ?? "")];
    }

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string folder, CancellationToken cancellation) =>
        [.. (await GetAsync($"mailboxes/{Support}/messages?folder={folder}", cancellation)).AsArray().OfType<JsonNode>()];

    public Task<JsonNode> ClaimAsync(CardSeen card, string person, CancellationToken cancellation) => ActAsync(card, person, "claim", cancellation);

    public Task<JsonNode> ActAsync(CardSeen card, string person, string verb, CancellationToken cancellation) => PostAsync(
        "clicks",
        new()
        {
            ["as"] = person,
            ["conversationId"] = card.ConversationId,
            ["activityId"] = card.ActivityId,
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = new JsonObject { ["query"] = card.QueryId } },
        },
        cancellation);

    /// <summary>Opens the answer dialog. Returns the data its submit button sends.</summary>
    public async Task<JsonObject> OpenAnswerAsync(CardSeen card, string person, CancellationToken cancellation) =>
        await OpenAsync(card, person, "answer", cancellation) ?? throw new InvalidOperationException("No dialog was opened.");

    /// <summary>Opens a dialog of a card. Returns what its submit button sends when nothing is changed in it; null where a sentence came in its place.</summary>
    public async Task<JsonObject?> OpenAsync(CardSeen card, string person, string dialog, CancellationToken cancellation)
    {
        var answer = await PostAsync(
            "dialogs/fetch", Dialog(card, person, new() { ["query"] = card.QueryId, ["dialog"] = dialog, ["msteams"] = new JsonObject { ["type"] = "task/fetch" } }), cancellation);
        if (answer["body"]?["task"]?["value"] is not JsonObject value) return null;

        var shown = value["card"]!["content"]!;
        var data = shown["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var input in shown["body"]!.AsArray().OfType<JsonObject>().Where(item => ((string?)item["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true))
            data[(string)input["id"]!] ??= input["value"]?.DeepClone();
        return data;
    }

    /// <inheritdoc cref="SubmitAsync"/>
    public Task<string?> SubmitAnswerAsync(CardSeen card, string person, JsonObject data, string text, CancellationToken cancellation) =>
        SubmitAsync(card, person, data, "text", text, cancellation);

    /// <returns>The sentence the dialog closes with, or null where it stays open.</returns>
    public async Task<string?> SubmitAsync(CardSeen card, string person, JsonObject data, string input, string text, CancellationToken cancellation)
    {
        var filled = data.DeepClone().AsObject();
        filled[input] = text;
        var answer = await PostAsync("dialogs/submit", Dialog(card, person, filled), cancellation);
        return answer["body"]?["task"] is JsonObject task && (string?)task["type"] == "message" ? (string?)task["value"] : null;
    }

    /// <summary>What a person's Teams does when the channel is opened.</summary>
    public async Task RefreshAsync(string person, CancellationToken cancellation)
    {
        var teams = await GetAsync("teams", cancellation);
        await PostAsync("refresh", new() { ["as"] = person, ["channelId"] = (string?)Channel(teams, "Support")["id"] }, cancellation);
    }

    public static JsonNode Channel(JsonNode teams, string name) => teams["channels"]!.AsArray().Single(channel => (string?)channel!["name"] == name)!;

    private static JsonObject Dialog(CardSeen card, string person, JsonObject data) => new()
    {
        ["as"] = person,
        ["conversationId"] = card.ConversationId,
        ["activityId"] = card.ActivityId,
        ["data"] = data,
    };
}

internal sealed record Customer(string Name, string Address)
{
    public static Customer Karin { get; } = new("Karin Lund", "karin.lund@acme.example");
}

/// <summary>The staff of the sandbox, by their object ids.</summary>
internal static class Staff
{
    public const string Ada = "a1a1a1a1-0001-4001-8001-00000000ada1";
    public const string Bo = "b2b2b2b2-0002-4002-8002-00000000b002";
    public const string Sara = "c3c3c3c3-0003-4003-8003-00000000c003";
    public const string Mia = "d4d4d4d4-0004-4004-8004-00000000d004";
}

internal sealed class ControlException(HttpStatusCode status, string message) : Exception(message)
{
    public bool ProgramIsGone => status == HttpStatusCode.BadGateway;
}
