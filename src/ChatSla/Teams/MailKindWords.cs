using ChatSla.Core.Mail;
using ChatSla.Languages;
using ChatSla.Storage;

namespace ChatSla.Teams;

/// <summary>What a mail was taken for, in plain words.</summary>
public static class MailKindWords
{
    private const string OutOfOffice = "out-of-office";

    /// <summary>"An automatic reply".</summary>
    public static string Name(MailKind kind) => kind switch
    {
        MailKind.AutoReply => MailStrings.AutoReply,
        MailKind.Bounce => MailStrings.Bounce,
        MailKind.Receipt => MailStrings.Receipt,
        MailKind.List => MailStrings.List,
        MailKind.Notice => MailStrings.Notice,
        MailKind.Meeting => MailStrings.Meeting,
        MailKind.Ours => MailStrings.Ours,
        MailKind.Junk => MailStrings.Junk,
        _ => MailStrings.Mail,
    };

    /// <summary>What follows "it was taken for".</summary>
    public static string TakenFor(MailKind kind) => kind switch
    {
        MailKind.AutoReply => MailStrings.TakenForAutoReply,
        MailKind.Bounce => MailStrings.TakenForBounce,
        MailKind.Receipt => MailStrings.TakenForReceipt,
        MailKind.List => MailStrings.TakenForList,
        MailKind.Notice => MailStrings.TakenForNotice,
        MailKind.Meeting => MailStrings.TakenForMeeting,
        MailKind.Ours => MailStrings.TakenForOurs,
        MailKind.Junk => MailStrings.TakenForJunk,
        _ => MailStrings.TakenForNoQuestion,
    };

    /// <summary>One step of a query's story: "Karin Lund is out of office".</summary>
    public static string Step(MailKind kind, MailRow? mail, bool isDelay)
    {
        var from = CardText.Cut(CardText.OneLine(mail?.Customer ?? MailStrings.TheCustomer), 60);
        return kind switch
        {
            MailKind.AutoReply when IsOutOfOffice(mail) => MailStrings.StepOutOfOffice.With(from),
            MailKind.AutoReply => MailStrings.StepAutoReply.With(from),
            MailKind.Bounce when isDelay => MailStrings.StepDelayed,
            MailKind.Bounce => MailStrings.StepBounced,
            MailKind.Receipt => MailStrings.StepReceipt.With(from),
            MailKind.Meeting => MailStrings.StepMeeting.With(from),
            _ => MailStrings.StepAutomatic.With(from),
        };
    }

    private static bool IsOutOfOffice(MailRow? mail) => mail?.Because is { } because
        && (because.Contains(OutOfOffice, StringComparison.OrdinalIgnoreCase) || because.Contains("Oof", StringComparison.Ordinal));
}
