using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>Knows when somebody must be told about a query. Stored with every change of it, so that nothing is found out by scanning.</summary>
public interface IAlertClock
{
    /// <summary>The earliest instant at which the query alerts somebody or its owner loses it; null: none comes by itself.</summary>
    Task<Instant?> NextAsync(DbSession session, Query query, Instant now);
}
