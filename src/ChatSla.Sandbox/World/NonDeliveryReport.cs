using System.Net;

namespace ChatSla.Sandbox.World;

/// <summary>What Exchange writes to a sender whose recipient does not exist.</summary>
internal static class NonDeliveryReport
{
    private static readonly EmailAddress Postmaster =
        new("Microsoft Outlook", $"MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@{Contoso.Domain}");

    public static StoredMessage For(Mailbox sender, StoredMessage mail, EmailAddress recipient, DateTimeOffset now)
    {
        var index = ConversationIndex.Arriving(mail.Header("Thread-Index"), mail.Subject, now);
        var properties = MailProperties.New(now);
        properties.SetSender(Postmaster);
        properties["subject"] = $"Undeliverable: {mail.Subject}";
        properties["toRecipients"] = new[] { sender.Sender }.ToRecipients();
        properties["internetMessageId"] = ExchangeIds.NewInternetMessageId();
        properties["conversationId"] = ExchangeIds.Conversation(sender.Id, ConversationIndex.Thread(index));
        properties["body"] = MailProperties.Body("html", Text(recipient));

        return new StoredMessage(properties)
        {
            ItemClass = "REPORT.IPM.Note.NDR",
            ConversationIndex = index,
            Headers =
            [
                new("Subject", $"Undeliverable: {mail.Subject}"),
                new("Message-ID", properties.Text("internetMessageId")!),
                new("In-Reply-To", mail.InternetMessageId ?? ""),
                new("References", mail.InternetMessageId ?? ""),
                new("Auto-Submitted", "auto-replied"),
                new("Content-Type", "multipart/report; report-type=delivery-status"),
                new("X-MS-Exchange-Message-Is-Ndr", ""),
            ],
        };
    }

    private static string Text(EmailAddress recipient) =>
        $"""
        <html><body><p><b>Delivery has failed to these recipients or groups:</b></p>
        <p>{WebUtility.HtmlEncode(recipient.ToString())}<br>
        The email address you entered couldn't be found. Please check the recipient's email address and try to resend the message.</p>
        <p>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'</p></body></html>
        """;
}
