using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Many plain customer mails at once, each with a subject of its own, the oldest first.</summary>
internal sealed class Backlog(Tenant tenant, SandboxClock clock)
{
    private const int Most = 1_000_000;
    private const int Senders = 500;

    private int last;

    /// <summary>Returns the Message-IDs of the mails, in their order.</summary>
    public IReadOnlyList<string> Pour(JsonObject order)
    {
        var count = Number(order, "count") ?? 0;
        if (count is < 1 or > Most) throw new HttpProblem(400, "BadCount", $"The count is 1 to {Most}.");

        var spacing = TimeSpan.FromSeconds(Number(order, "spacingSeconds") ?? 1);
        var first = clock.GetUtcNow() - (spacing * (count - 1));
        var given = order["from"] is JsonObject from ? new EmailAddress(from.Text("name"), from.Text("address")) : null;
        lock (tenant.Gate)
        {
            var mailbox = tenant.MailboxOf(order);
            return [.. Enumerable.Range(0, count).Select(place => Deliver(mailbox, given, ++last, first + (spacing * place)))];
        }
    }

    private string Deliver(Mailbox mailbox, EmailAddress? given, int number, DateTimeOffset at)
    {
        var sender = given ?? SenderOf(number);
        var subject = string.Create(CultureInfo.InvariantCulture, $"Order {number:D6} has not come");
        var id = $"<backlog-{number:D7}@{sender.Address!.Split('@')[^1]}>";
        var index = ConversationIndex.Arriving(null, subject, at);
        var properties = MailProperties.New(at);
        properties.SetSender(sender);
        properties["subject"] = subject;
        properties["toRecipients"] = new[] { mailbox.Sender }.ToRecipients();
        properties["internetMessageId"] = id;
        properties["conversationId"] = ExchangeIds.Conversation(mailbox.Id, ConversationIndex.Thread(index));
        properties["body"] = MailProperties.Body("text", $"Hello,\r\n\r\norder {number} was to come last week. Where is it?\r\n\r\n{sender.Name}");

        tenant.KnowSender(sender);
        mailbox.Receive(new StoredMessage(properties)
        {
            ConversationIndex = index,
            Headers = [new("Subject", subject), new("Message-ID", id), new("MIME-Version", "1.0")],
        });
        return id;
    }

    private static EmailAddress SenderOf(int number)
    {
        var writer = (((number - 1) % Senders) + 1).ToString("D3", CultureInfo.InvariantCulture);
        return new EmailAddress($"Writer {writer}", $"writer-{writer}@backlog.example");
    }

    private static int? Number(JsonObject order, string name) =>
        order[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
