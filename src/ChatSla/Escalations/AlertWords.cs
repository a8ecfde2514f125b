using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Alerts in the language that is spoken.</summary>
public static class AlertWords
{
    /// <summary>Half an hour before is not "29 min" for being said a moment later.</summary>
    private static readonly Duration HalfAMinute = Duration.FromSeconds(30);

    /// <summary>One alert in a line.</summary>
    /// <param name="reader">Entra object id of who reads it alone; null: many read it.</param>
    public static string Line(ToldAlert alert, string? reader, Instant now, DateTimeZone zone)
    {
        var (number, due, owner) = (alert.Number, DueText.At(alert.Promise.DueAt, now, zone), Owner(alert, reader));
        var (customer, deed) = (alert.First.Customer, PromiseWords.Deed(alert.Promise.Kind));
        if (alert.IsRedAt(now)) return EscalationStrings.RedLine.With(number, DueText.Brief(alert.Promise.DueAt, now, zone), PromiseWords.Missed(alert.Promise.Kind), owner);

        var left = DueText.Length(alert.Promise.DueAt - now + HalfAMinute);
        return (alert.IsAmberAt(now) && alert.Row.Step.StartsWith("amber", StringComparison.Ordinal) ? EscalationStrings.AmberLine
            : alert.IsAmberAt(now) ? EscalationStrings.LeftLine
            : EscalationStrings.EarlyLine).With(number, customer, owner, deed, due, left);
    }

    /// <summary>What all of them are, in a title: "250 queries are red, 50 are amber".</summary>
    public static string Title(IReadOnlyList<ToldAlert> alerts, Instant now)
    {
        var (red, all) = (alerts.Count(alert => alert.IsRedAt(now)), alerts.Count);
        if (all == 1) return red == 1 ? EscalationStrings.OneRed : EscalationStrings.OneAmber;
        return red == all ? EscalationStrings.ManyRed.With(all)
            : red == 0 ? EscalationStrings.ManyAmber.With(all)
            : EscalationStrings.ManyMixed.With(all, red);
    }

    /// <summary>One of many, after its number: who asks, how late it is and who has it.</summary>
    public static string Item(ToldAlert alert, Instant now)
    {
        var left = alert.Promise.DueAt - now;
        var time = DueText.Length(alert.IsRedAt(now) ? left : left + HalfAMinute);
        return $"{CardText.Cut(CardText.OneLine(alert.First.Customer), 60)} · {(alert.IsRedAt(now) ? EscalationStrings.LateBy : EscalationStrings.LeftFor).With(time)} · {alert.Query.Owner?.Name ?? EscalationStrings.Nobody}";
    }

    private static string Owner(ToldAlert alert, string? reader) => alert.Query.Owner is not { } owner ? EscalationStrings.NobodyHasIt
        : owner.Id == reader ? EscalationStrings.IsYours
        : EscalationStrings.HasIt.With(owner.Name);
}
