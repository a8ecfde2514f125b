namespace ChatSla.Core.Queries;

/// <summary>What of an event is somebody's words, and what is needed to tell the story without them.</summary>
public abstract partial record QueryEvent
{
    /// <summary>Stands where words were that cannot be left out.</summary>
    public const string ErasedWord = "(erased)";

    /// <summary>
    /// The same event without what people typed and whom they wrote to. Ids, instants, promises and who of the staff did it stay, so that
    /// every figure stays; done again it changes nothing.
    /// </summary>
    public QueryEvent WithoutContent() => this switch
    {
        Answered answered => answered with { Note = null },
        Forwarded forwarded => forwarded with { To = ErasedWord },
        PromiseMoved { Reason: not null } moved => moved with { Reason = ErasedWord },
        Paused paused => paused with { Note = ErasedWord },
        AnswerFailed failed => failed with { Because = ErasedWord },
        Escalated escalated => escalated with { Reason = ErasedWord },
        Closed { Reason: not Query.ResolvedReason } closed => closed with { Reason = ErasedWord },
        HandedOver handed => handed with { Note = null },
        ComplaintMarked marked => marked with { Reason = ErasedWord },
        Absorbed { LastAnswer: { } last } absorbed => absorbed with { LastAnswer = last with { Note = null } },
        _ => this,
    };
}
