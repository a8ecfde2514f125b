using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>Who is told when about a promise that is not kept yet.</summary>
public sealed record EscalationLadder(IReadOnlyList<EscalationStep> Steps)
{
    /// <summary>The owner at amber; the owner, or the channel where there is none, half an hour before red; the channel and the managers at red.</summary>
    public static EscalationLadder Shipped { get; } = new(
    [
        new("amber>owner", new StepTime.Amber(Duration.Zero), Recipient.Owner),
        new("red-30min>owner-or-channel", new StepTime.Red(-Duration.FromMinutes(30)), Recipient.OwnerOrChannel),
        new("red>channel", new StepTime.Red(Duration.Zero), Recipient.Channel),
        new("red>managers", new StepTime.Red(Duration.Zero), Recipient.Managers),
    ]);

    /// <summary>Every alert of the promise if nothing happens, in time's order for each recipient.</summary>
    /// <param name="startedBy">The mail or answer that began the promise's stage.</param>
    /// <param name="mailboxes">Whose channels and managers are told, each for itself.</param>
    public IEnumerable<Alert> Of(Promise promise, string startedBy, IReadOnlyList<string> mailboxes, WorkingCalendar calendar)
    {
        foreach (var step in Steps)
        {
            var first = step.At.On(promise, calendar);
            var whose = step.To.Kind is RecipientKind.Channel or RecipientKind.Managers or RecipientKind.Deputies ? mailboxes : [mailboxes[0]];
            for (var round = 0; round <= (step.Repeat is null ? 0 : step.Most); round++)
            {
                var at = round == 0 ? first : step.Always ? first + (step.Repeat!.Value * round) : calendar.Add(first, step.Repeat!.Value * round);
                foreach (var mailbox in whose) yield return new Alert(step, promise, startedBy, mailbox, first, at, round);
            }
        }
    }
}
