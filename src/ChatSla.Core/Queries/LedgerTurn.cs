using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Amber or red of one promise.</summary>
/// <param name="At">When it fell, falls, or would have fallen.</param>
/// <param name="Left">Counted time from now, or from the promise's end, until then; negative once it lies behind.</param>
public sealed record LedgerTurn(Instant At, TurnState State, Duration Left);
