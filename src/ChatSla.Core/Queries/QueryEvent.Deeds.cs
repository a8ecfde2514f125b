using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What staff say of a query and of who has it; none of it moves a clock.</summary>
public abstract partial record QueryEvent
{
    /// <summary>A colleague has it from now on: handed over by whoever had it, or taken over from them.</summary>
    /// <param name="By">Who did so; the same as <paramref name="To"/> where somebody took it over.</param>
    /// <param name="From">Who had it until then; null where nobody did.</param>
    /// <param name="Note">What the colleague should know; null where nothing was written.</param>
    public sealed record HandedOver(Instant At, Person By, Person To, Person? From, string? Note) : QueryEvent(At);

    /// <summary>The customer complains, says a person.</summary>
    public sealed record ComplaintMarked(Instant At, Person By, string Reason) : QueryEvent(At);

    /// <summary>It is no complaint after all.</summary>
    public sealed record ComplaintUnmarked(Instant At, Person By) : QueryEvent(At);
}
