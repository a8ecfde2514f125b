using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The draft of createReply, createReplyAll and createForward: addressed, in the thread, quoting the mail it is about.</summary>
internal static class ReplyDraft
{
    public static StoredMessage To(StoredMessage mail, Mailbox mailbox, bool toAll, DateTimeOffset now)
    {
        var answered = Answered(mail);
        var draft = About(mail, "RE:", mailbox, now);
        draft.Properties["toRecipients"] = answered.ToRecipients();
        if (toAll) AddOthers(draft.Properties, mail, answered, mailbox);
        return draft;
    }

    /// <summary>To nobody yet, with what is attached to the mail.</summary>
    public static StoredMessage Forward(StoredMessage mail, Mailbox mailbox, DateTimeOffset now)
    {
        var draft = About(mail, "FW:", mailbox, now);
        draft.Attachments.AddRange(mail.Attachments.Select(Copy));
        draft.Properties["hasAttachments"] = mail.Properties["hasAttachments"]?.DeepClone();
        return draft;
    }

    private static StoredMessage About(StoredMessage mail, string prefix, Mailbox mailbox, DateTimeOffset now)
    {
        var index = ConversationIndex.Reply(mail.ConversationIndex, now);
        var properties = MailProperties.NewDraft(mailbox, now);
        properties["subject"] = Subject(prefix, mail.Subject);
        properties["conversationId"] = mail.ConversationId;
        properties["body"] = MailProperties.Body("html", Quote(mail));

        return new StoredMessage(properties)
        {
            ConversationIndex = index,
            IsWrittenHere = true,
            Headers = [.. ThreadHeaders(mail, index)],
        };
    }

    private static JsonObject Copy(JsonObject attachment)
    {
        var copy = attachment.DeepClone().AsObject();
        copy["id"] = ExchangeIds.NewDefault();
        return copy;
    }

    private static IReadOnlyList<EmailAddress> Answered(StoredMessage mail)
    {
        var replyTo = EmailAddress.List(mail.Properties["replyTo"]);
        if (replyTo.Count > 0) return replyTo;
        if (mail.IsWrittenHere) return mail.To;
        return mail.From is { } sender ? [sender] : [];
    }

    private static string Subject(string prefix, string? subject) =>
        subject?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true ? subject : $"{prefix} {subject}".TrimEnd();

    private static void AddOthers(JsonObject properties, StoredMessage mail, IReadOnlyList<EmailAddress> answered, Mailbox mailbox)
    {
        var taken = answered.Select(address => address.Address).Append(mailbox.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        properties["toRecipients"] = answered.Concat(mail.To.Where(other => taken.Add(other.Address))).ToRecipients();
        properties["ccRecipients"] = mail.Cc.Where(other => taken.Add(other.Address)).ToRecipients();
    }

    private static IEnumerable<MailHeader> ThreadHeaders(StoredMessage mail, byte[] index)
    {
        if (mail.InternetMessageId is { } id)
        {
            yield return new("In-Reply-To", id);
            yield return new("References", $"{mail.Header("References") ?? mail.Header("In-Reply-To")} {id}".Trim());
        }

        yield return new("Thread-Topic", ConversationIndex.Topic(mail.Subject));
        yield return new("Thread-Index", Convert.ToBase64String(index));
    }

    private static string Quote(StoredMessage mail)
    {
        var sent = mail.At("sentDateTime").ToString("dddd, MMMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
        var quoted = mail.BodyIsHtml
            ? SafeHtml.InnerOf(mail.BodyContent)
            : $"<div class=\"PlainText\">{Encode(mail.BodyContent).ReplaceLineEndings("<br>\n")}</div>";

        return $"""
            <html><head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
            <div id="appendonsend"></div>
            <hr style="display:inline-block;width:98%" tabindex="-1">
            <div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">
            <b>From:</b> {Encode(mail.From)}<br>
            <b>Sent:</b> {sent}<br>
            <b>To:</b> {Encode(string.Join("; ", mail.To))}<br>
            <b>Subject:</b> {Encode(mail.Subject)}</font>
            <div>&nbsp;</div>
            </div>
            {quoted}
            </body></html>
            """;
    }

    private static string Encode(object? text) => WebUtility.HtmlEncode(text?.ToString() ?? "");
}
