using System.Text.Json;
using ChatSla.Core.Mail;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Tests.Mail;

/// <summary>One labelled mail of the reference corpus.</summary>
internal sealed record CorpusMail(IncomingMail Mail, string Kind, string AnswerExpected, bool? IsAutomatic, bool IsDoubtful, string Language, string? NewText, string? SignOff, string Source)
{
    public static List<CorpusMail> ReadAll() => File.ReadLines(Shared.PathOf("reference/mails/dev.jsonl")).Select(Read).ToList();

    private static CorpusMail Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (message, label, source) = (json.RootElement.GetProperty("message"), json.RootElement.GetProperty("label"), json.RootElement.GetProperty("source"));
        return new CorpusMail(
            MailIn(message), Text(label, "kind")!, Text(label, "answerExpected") ?? "", label.GetProperty("automatic") is { ValueKind: JsonValueKind.True or JsonValueKind.False } automatic ? automatic.GetBoolean() : null,
            label.GetProperty("doubtful").GetBoolean(), Text(label, "language")!, Text(label, "newText"), Text(label, "signOff"), $"{Text(source, "repo")} {Text(source, "path")}");
    }

    private static IncomingMail MailIn(JsonElement message)
    {
        var body = message.GetProperty("body");
        var content = Text(body, "content") ?? "";
        return new IncomingMail
        {
            Mailbox = "desk@example.com",
            GraphId = Text(message, "id")!,
            InternetMessageId = Text(message, "internetMessageId"),
            From = message.TryGetProperty("from", out var from) ? AddressIn(from) : null,
            Sender = message.TryGetProperty("sender", out var sender) ? AddressIn(sender) : null,
            ReplyTo = AddressesIn(message, "replyTo"),
            To = AddressesIn(message, "toRecipients"),
            Cc = AddressesIn(message, "ccRecipients"),
            Subject = Text(message, "subject") ?? "",
            Text = Text(body, "contentType") == "html" ? Graph.MailText.Of(content) : content,
            ReceivedAt = InstantPattern.ExtendedIso.Parse(Text(message, "receivedDateTime")!) is { Success: true } parsed ? parsed.Value : Instant.MinValue,
            Headers = message.TryGetProperty("internetMessageHeaders", out var headers) && headers.ValueKind == JsonValueKind.Array
                ? headers.EnumerateArray().Select(header => new MailHeader(Text(header, "name")!, Text(header, "value") ?? "")).ToList()
                : [],
            ItemClass = Text(message, "x_itemClass"),
        };
    }

    private static List<MailAddress> AddressesIn(JsonElement message, string name) =>
        message.TryGetProperty(name, out var all) ? all.EnumerateArray().Select(AddressIn).OfType<MailAddress>().ToList() : [];

    private static MailAddress? AddressIn(JsonElement recipient) =>
        recipient.ValueKind == JsonValueKind.Object && recipient.GetProperty("emailAddress") is var address
            ? new MailAddress(Text(address, "address") ?? "", Text(address, "name"))
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
