using System.Text.Json.Nodes;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Mail as customers write it.</summary>
internal sealed class CustomerMail(Tenant tenant, SandboxClock clock, MailTransport transport)
{
    /// <summary>Writes, keeps a copy with the customer and delivers. Returns what arrived in the mailbox written to.</summary>
    public StoredMessage Send(JsonObject mail)
    {
        var address = mail["from"].Text("address") ?? throw new HttpProblem(400, "NoSender", "The mail needs from.address.");
        lock (tenant.Gate)
        {
            var customer = tenant.FindOrAddCustomer(mail["from"].Text("name"), address);
            var box = tenant.FindMailbox(customer.Address)!;
            var receivers = Addresses(mail["to"], Contoso.SupportAddress).Select(FindReceiver).ToList();
            var copies = Addresses(mail["cc"]).Select(FindReceiver).ToList();

            var written = Write(box, receivers, copies, mail);
            box.Add(written, box.SentItems);
            transport.Deliver(box, written);
            return receivers[0].FindByInternetMessageId(written.InternetMessageId!)!;
        }
    }

    private StoredMessage Write(Mailbox box, IEnumerable<Mailbox> receivers, IEnumerable<Mailbox> copies, JsonObject mail)
    {
        var now = clock.GetUtcNow();
        var answered = mail.Text("inReplyTo") is { } id ? FindAnywhere(id) : null;
        var headers = Headers(mail, answered, now);
        var properties = MailProperties.New(now);
        properties.SetSender(new EmailAddress(mail["from"].Text("name") ?? box.Name, box.Address));
        properties["toRecipients"] = receivers.Select(receiver => receiver.Sender).ToRecipients();
        properties["ccRecipients"] = copies.Select(receiver => receiver.Sender).ToRecipients();
        properties["subject"] = mail.Text("subject") ?? (answered is null ? "" : $"Re: {ConversationIndex.Topic(answered.Subject)}");
        properties["body"] = mail.Text("html") is { } html
            ? MailProperties.Body("html", html)
            : MailProperties.Body("text", mail.Text("text") ?? "");
        properties["internetMessageId"] = ExchangeIds.NewInternetMessageId(box.Address.Split('@')[1]);
        properties["isRead"] = true;

        var index = ConversationIndex.Arriving(headers.Find(header => header.Is("Thread-Index"))?.Value, properties.Text("subject"), now);
        properties["conversationId"] = ExchangeIds.Conversation(box.Id, ConversationIndex.Thread(index));
        return new StoredMessage(properties) { ConversationIndex = index, Headers = headers, IsWrittenHere = true };
    }

    /// <summary>Like most mail programs: In-Reply-To and References, and a Thread-Index only where the mail answered has one.</summary>
    private static List<MailHeader> Headers(JsonObject mail, StoredMessage? answered, DateTimeOffset now)
    {
        var given = MailHeader.List(mail["headers"]).ToList();
        List<MailHeader> usual = [];
        if (answered?.InternetMessageId is { } id)
        {
            usual.Add(new("In-Reply-To", id));
            usual.Add(new("References", $"{answered.Header("References") ?? answered.Header("In-Reply-To")} {id}".Trim()));
            if (answered.Header("Thread-Index") is not null)
                usual.Add(new("Thread-Index", Convert.ToBase64String(ConversationIndex.Reply(answered.ConversationIndex, now))));
        }

        return [.. usual.Where(header => !given.Exists(own => own.Is(header.Name))), .. given];
    }

    /// <summary>One address, or a list of them.</summary>
    private static IEnumerable<string> Addresses(JsonNode? given, params string[] usual) => given switch
    {
        null => usual,
        JsonArray several => several.Select(one => (string)one!),
        _ => [(string)given!],
    };

    private Mailbox FindReceiver(string address) =>
        tenant.FindMailbox(address) ?? throw new HttpProblem(404, "NoMailbox", $"There is no mailbox {address} in the sandbox.");

    private StoredMessage FindAnywhere(string id) =>
        tenant.Mailboxes.Select(mailbox => mailbox.Find(id) ?? mailbox.FindByInternetMessageId(id)).OfType<StoredMessage>().FirstOrDefault()
        ?? throw new HttpProblem(404, "NoMessage", $"There is no message {id} to reply to.");
}
