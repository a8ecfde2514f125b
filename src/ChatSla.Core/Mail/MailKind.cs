namespace ChatSla.Core.Mail;

/// <summary>What a mail is. Only a <see cref="Question"/> opens a query. The names are stored: they may be added to, never renamed.</summary>
public enum MailKind
{
    /// <summary>Written by a person, or possibly so: whatever is in doubt is a question.</summary>
    Question,

    /// <summary>Out of office, automatic acknowledgement, challenge.</summary>
    AutoReply,

    /// <summary>Not delivered, or not yet.</summary>
    Bounce,

    /// <summary>Delivered, read, or deleted unread.</summary>
    Receipt,

    /// <summary>Newsletter, announcement, advertisement.</summary>
    List,

    /// <summary>Written by a program: monitoring, abuse reports, reminders.</summary>
    Notice,

    /// <summary>A meeting asked for, accepted, declined or called off.</summary>
    Meeting,

    /// <summary>Sent by this program or from one of its mailboxes.</summary>
    Ours,

    /// <summary>In Junk Email, from nobody we know.</summary>
    Junk,
}
