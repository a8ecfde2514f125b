using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>A mail that was delivered into the support mailbox.</summary>
public sealed record Mail(string Id, string? MessageId);

/// <summary>A message as the sandbox keeps it, with everything it knows.</summary>
public sealed class KeptMail(JsonObject json)
{
    public string Id => (string)json["id"]!;

    public string Subject => (string?)json["subject"] ?? "";

    public string? MessageId => (string?)json["internetMessageId"];

    public string? From => (string?)json["from"]?["emailAddress"]?["address"];

    /// <summary>The addresses in To and Cc.</summary>
    public IReadOnlyList<string> Recipients => [.. new[] { "toRecipients", "ccRecipients" }.SelectMany(name => (json[name] as JsonArray ?? []).Select(one => (string)one!["emailAddress"]!["address"]!))];

    public IReadOnlyList<string> ReplyTo => [.. (json["replyTo"] as JsonArray ?? []).Select(one => (string)one!["emailAddress"]!["address"]!)];

    public string Text => (string?)json["body"]?["content"] ?? "";

    public string? Header(string name) => (string?)json["internetMessageHeaders"]!.AsArray()
        .FirstOrDefault(header => string.Equals((string?)header!["name"], name, StringComparison.OrdinalIgnoreCase))?["value"];
}
