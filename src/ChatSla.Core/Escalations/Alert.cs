using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>A step of a ladder, taken on one promise for one mailbox.</summary>
/// <param name="StartedBy">The mail or answer that began the promise's stage; it stays the same when queries are merged and split.</param>
/// <param name="FirstAt">When the step is taken first.</param>
/// <param name="Round">0, and one more with every repetition.</param>
public sealed record Alert(EscalationStep Step, Promise Promise, string StartedBy, string Mailbox, Instant FirstAt, Instant At, int Round)
{
    /// <summary>The same for the same alert, whatever query its promise belongs to by now; another once the promise is due at another time.</summary>
    public string Key => $"{StartedBy}|{Promise.Kind}|{Step.Name}|{Mailbox}|{At.ToUnixTimeMilliseconds()}|{Round}";
}
