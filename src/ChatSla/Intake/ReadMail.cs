using ChatSla.Core.Mail;
using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>A mail that is not stored yet, and where it is.</summary>
/// <param name="Mail">Null where it could not be read, for the reason given.</param>
public sealed record ReadMail(ChangedMail Change, string Folder, IncomingMail? Mail, string? Because)
{
    public Instant? ReceivedAt => Mail?.ReceivedAt ?? Change.ReceivedAt;
}

/// <summary>A mail that was taken in just now.</summary>
public sealed record TakenMail(string Folder, Instant? ReceivedAt);

/// <summary>What a round brought.</summary>
/// <param name="Taken">How many mails were new.</param>
/// <param name="Newest">When the newest of them was received.</param>
/// <param name="IsCut">Graph gave as many as it gives at most: there may be more.</param>
public sealed record RoundRead(int Taken, Instant? Newest, bool IsCut)
{
    public static readonly RoundRead Nothing = new(0, null, false);

    public RoundRead With(IReadOnlyList<TakenMail> mails, bool isCut) =>
        new(Taken + mails.Count, mails.Select(mail => mail.ReceivedAt).Append(Newest).Max(), IsCut || isCut);
}
