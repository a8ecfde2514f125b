using System.Diagnostics;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Who has a query, beside claiming and releasing it, and what it is marked as.</summary>
public sealed partial class Query
{
    /// <summary>The mark that says that the customer complains; null where there is none.</summary>
    public QueryEvent.ComplaintMarked? Complaint { get; private set; }

    /// <summary>
    /// A colleague has it from now on. Whoever has it may hand it over, a lead may always, and anybody may give out what nobody has; taking it
    /// over oneself needs no one's leave, for the one who had it is told. To hand it to who has it already changes nothing.
    /// </summary>
    /// <param name="mayOverrule">A lead hands over what somebody else holds.</param>
    public Refusal? HandOver(Person by, Person to, string? note, Instant now, bool mayOverrule = false)
    {
        if (IsOut is { } refusal) return refusal;
        if (Owner == to) return null;
        if (Claim is { } claim && claim.By != by && to != by && !mayOverrule) return new Refusal.AlreadyClaimed(claim.By, claim.At);

        Record(new QueryEvent.HandedOver(now, by, to, Owner, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
        return null;
    }

    /// <summary>The customer complains: it may be said of a closed query too.</summary>
    public Refusal? MarkComplaint(Person by, string reason, Instant now)
    {
        if (Merging is { } merged) return new Refusal.AlreadyMerged(merged.IntoNumber);
        if (Complaint is { } marked) return new Refusal.AlreadyComplaint(marked.By, marked.At);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.ComplaintMarked(now, by, reason.Trim()));
        return null;
    }

    public Refusal? UnmarkComplaint(Person by, Instant now)
    {
        if (Merging is { } merged) return new Refusal.AlreadyMerged(merged.IntoNumber);
        if (Complaint is null) return new Refusal.NoComplaint();

        Record(new QueryEvent.ComplaintUnmarked(now, by));
        return null;
    }

    /// <summary>What another query that goes on here was marked as holds here too.</summary>
    private void TakeComplaint(Query from, Instant now)
    {
        if (Complaint is null && from.Complaint is { } marked) Record(marked with { At = now });
    }

    private void ApplyMark(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.HandedOver handed:
                Claim = new QueryEvent.Claimed(handed.At, handed.To);
                break;
            case QueryEvent.ComplaintMarked marked:
                Complaint = marked;
                break;
            case QueryEvent.ComplaintUnmarked:
                Complaint = null;
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }
}
