using ChatSla.Core.Mail;
using ChatSla.Storage;

namespace ChatSla.Teams;

/// <summary>What a mail was taken for, in plain words.</summary>
public static class MailKindWords
{
    private const string OutOfOffice = "out-of-office";

    /// <summary>"An automatic reply".</summary>
    public static string Name(MailKind kind) => kind switch
    {
        MailKind.AutoReply => "An automatic reply",
        MailKind.Bounce => "A mail that came back",
        MailKind.Receipt => "A receipt: delivered or read",
        MailKind.List => "A newsletter or announcement",
        MailKind.Notice => "Written by a program",
        MailKind.Meeting => "A meeting invitation or answer",
        MailKind.Ours => "From one of our own mailboxes",
        MailKind.Junk => "In Junk Email, from somebody new",
        _ => "A mail",
    };

    /// <summary>What follows "it was taken for".</summary>
    public static string TakenFor(MailKind kind) => kind switch
    {
        MailKind.AutoReply => "an automatic reply",
        MailKind.Bounce => "a mail that came back",
        MailKind.Receipt => "a receipt",
        MailKind.List => "a newsletter",
        MailKind.Notice => "a program's notice",
        MailKind.Meeting => "a meeting invitation",
        MailKind.Ours => "our own mail",
        MailKind.Junk => "junk",
        _ => "no question",
    };

    /// <summary>One step of a query's story: "Karin Lund is out of office".</summary>
    public static string Step(MailKind kind, MailRow? mail, bool isDelay)
    {
        var from = CardText.Cut(CardText.OneLine(mail?.Customer ?? "the customer"), 60);
        return kind switch
        {
            MailKind.AutoReply when IsOutOfOffice(mail) => $"{from} is out of office",
            MailKind.AutoReply => $"automatic reply from {from}",
            MailKind.Bounce when isDelay => "our answer is delayed",
            MailKind.Bounce => "our answer came back",
            MailKind.Receipt => $"receipt from {from}",
            MailKind.Meeting => $"meeting mail from {from}",
            _ => $"automatic mail from {from}",
        };
    }

    private static bool IsOutOfOffice(MailRow? mail) => mail?.Because is { } because
        && (because.Contains(OutOfOffice, StringComparison.OrdinalIgnoreCase) || because.Contains("Oof", StringComparison.Ordinal));
}
