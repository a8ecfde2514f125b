namespace ChatSla.Core.Mail;

/// <summary>
/// Mailing lists by their headers (RFC 2369, RFC 2919). A shared mailbox behind a group address gets every mail with such headers,
/// so a list on which people write says nothing; one on which only the owner writes does.
/// </summary>
internal static class ListSigns
{
    public static MailVerdict? In(IncomingMail mail, MailWords words)
    {
        if (words.IsConversation && !words.IsForward) return null;
        if (AnnouncementHeaders.Any(name => mail.HeaderValues(name).Any(IsAnnouncement))) return new MailVerdict(MailKind.List, "an announcement list by its headers");
        if (words.IsConversation || words.IsForward) return null;
        if (mail.HeaderValues("List-Post").Any(IsClosed)) return new MailVerdict(MailKind.List, "header List-Post: NO");
        if (IsDiscussion(mail)) return null;
        if (mail.HeaderValues("List-Unsubscribe").Any()) return new MailVerdict(MailKind.List, "header List-Unsubscribe");
        return null;
    }

    /// <summary>Whether the mail came over a list or group on which people write.</summary>
    public static bool IsDiscussion(IncomingMail mail) =>
        mail.HeaderValues("List-Post").Any(value => !IsClosed(value)) || DiscussionHeaders.Any(name => mail.HeaderValues(name).Any()) || IsSentByListServer(mail);

    /// <summary>Majordomo and its like name only themselves: in Sender, beside a From that is somebody else.</summary>
    private static bool IsSentByListServer(IncomingMail mail) =>
        mail.Sender is { } sender && mail.From is { } from && !sender.Is(from.Address) && Senders.SystemClassOf(sender) is "list server";

    private static bool IsClosed(string listPost) => listPost.Trim().StartsWith("NO", StringComparison.OrdinalIgnoreCase);

    private static bool IsAnnouncement(string value) =>
        AnnouncementWords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] DiscussionHeaders =
        ["Mailing-List", "X-Mailing-List", "X-Mailman-Version", "X-BeenThere", "X-Google-Group-Id", "X-Loop", "X-MLServer"];

    private static readonly string[] AnnouncementHeaders = ["List-Id", "List-Post", "Sender", "X-BeenThere", "Return-Path"];

    private static readonly string[] AnnouncementWords = ["-announce", "announce@", "announce-", "announce.", "newsletter"];
}
