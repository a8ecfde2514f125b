using NodaTime;

namespace ChatSla.Core.Mail;

/// <summary>When customers are told by themselves that their mail has arrived, and when two systems answer each other.</summary>
public static class Acknowledging
{
    /// <summary>A sender is told once in this time; after a loop nothing at all for as long.</summary>
    public static readonly Duration Pause = Duration.FromHours(24);

    /// <summary>A mail that is found later than this is answered by a person or not at all.</summary>
    public static readonly Duration Freshness = Duration.FromHours(12);

    /// <summary>So many mails of one sender within an hour no person writes.</summary>
    public const int MostMailsAnHour = 10;

    /// <summary>So many are told in an hour at one domain: a system that writes from ever new addresses is bounded by this.</summary>
    public const int MostAnHourToDomain = 30;

    private static readonly Duration Instantly = Duration.FromSeconds(10);

    /// <summary>Whether the customer of this mail is told that it has arrived.</summary>
    public static bool Allows(Instant now, Instant receivedAt, Instant? lastToldAt, int toldAtDomainWithinHour) =>
        now - receivedAt <= Freshness && !(now - lastToldAt < Pause) && toldAtDomainWithinHour < MostAnHourToDomain;

    /// <summary>Why this mail shows that a program at the other side answers us, or null.</summary>
    /// <param name="mailsWithinHour">Of this sender, this one among them.</param>
    /// <param name="told">What the sender was told last and when it left.</param>
    public static LoopSign? LoopIn(Instant receivedAt, string newText, int mailsWithinHour, (Instant SentAt, string Text)? told)
    {
        if (mailsWithinHour > MostMailsAnHour) return LoopSign.ManyMails;
        if (told is not var (sentAt, text)) return null;
        if (receivedAt >= sentAt && receivedAt - sentAt <= Instantly) return LoopSign.AnsweredAtOnce;
        return LongestLine(text) is { Length: >= 30 } line && newText.Contains(line, StringComparison.Ordinal) ? LoopSign.CameBack : null;
    }

    private static string LongestLine(string text) => text.Split('\n').Select(line => line.Trim()).MaxBy(line => line.Length) ?? "";
}

/// <summary>What shows that a program answers our acknowledgements.</summary>
public enum LoopSign
{
    /// <summary>More mails within an hour than a person writes.</summary>
    ManyMails,

    /// <summary>Our acknowledgement was answered within seconds.</summary>
    AnsweredAtOnce,

    /// <summary>Our own acknowledgement's words came back.</summary>
    CameBack,
}
