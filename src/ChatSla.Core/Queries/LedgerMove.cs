using ChatSla.Core.Promises;

namespace ChatSla.Core.Queries;

/// <summary>A promise that became another one.</summary>
/// <param name="Before">Null where nothing was promised until then.</param>
public sealed record LedgerMove(Promise? Before, QueryEvent.PromiseMoved Moved);
