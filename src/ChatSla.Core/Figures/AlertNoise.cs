using NodaTime;

namespace ChatSla.Core.Figures;

/// <summary>One alert that was said.</summary>
/// <param name="DueAt">When the promise was due that it was about.</param>
/// <param name="AnsweredAt">When that was kept; null: not yet, or never.</param>
/// <param name="IsNoticed">Somebody acknowledged the query after it.</param>
public sealed record AlertSaid(Guid QueryId, string? MessageId, Instant SaidAt, Instant DueAt, Instant? AnsweredAt, bool IsNoticed);

/// <summary>What alerts were good for: a query is saved when somebody was warned of it before it was due and it was kept in time after that.</summary>
/// <param name="Spared">Alerts that were due and not said.</param>
public sealed record AlertNoise(int Alerts, int Messages, int Queries, int Noticed, int Warned, int Saved, int Spared)
{
    /// <summary>Alerts for each query saved; null where none was.</summary>
    public decimal? PerSaved => Saved == 0 ? null : decimal.Round((decimal)Alerts / Saved, 1);

    public static AlertNoise Of(IReadOnlyCollection<AlertSaid> said, int spared)
    {
        var warned = said.Where(alert => alert.SaidAt < alert.DueAt).ToList();
        return new AlertNoise(
            said.Count,
            said.Select(alert => alert.MessageId).Distinct().Count(),
            said.Select(alert => alert.QueryId).Distinct().Count(),
            said.Where(alert => alert.IsNoticed).Select(alert => alert.QueryId).Distinct().Count(),
            warned.Select(alert => alert.QueryId).Distinct().Count(),
            warned.Where(alert => alert.AnsweredAt > alert.SaidAt && alert.AnsweredAt <= alert.DueAt).Select(alert => alert.QueryId).Distinct().Count(),
            spared);
    }
}
