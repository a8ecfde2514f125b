using ChatSla.CommandLine;
using ChatSla.Teams;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Repromises;

/// <summary>What chatsla repromise was asked for.</summary>
/// <param name="Query">The human number; null: every open query.</param>
/// <param name="Due">A deadline set by hand, in the zone of the query's mailbox.</param>
public sealed record RepromiseOrder(string? Mailbox, int? Query, string? Reason, bool Apply, LocalDateTime? Due, string? By)
{
    /// <exception cref="OrderException">Something is missing or cannot be read; every fault is listed.</exception>
    public static RepromiseOrder Read(string? mailbox, string? query, string? reason, bool apply, string? due, string? by)
    {
        var faults = new List<string>();
        int? number = null;
        LocalDateTime? dueAt = null;
        if (query is not null && (number = QueryNumber.In(query)) is null) faults.Add($"--query: \"{query}\" is no query; write it as Q-7.");
        if (due is not null && (dueAt = TimeOf(due)) is null) faults.Add($"--due: \"{due}\" is no date and time; write it as \"2026-12-01 12:00\".");
        if (due is not null && query is null) faults.Add("--query: name the one query that --due is for.");
        if (due is not null && string.IsNullOrWhiteSpace(by)) faults.Add("--by: say who promises it.");
        if ((due is not null || apply) && string.IsNullOrWhiteSpace(reason)) faults.Add("--reason: say why, for whoever asks later.");
        return faults.Count > 0 ? throw new OrderException(string.Join(Environment.NewLine, faults)) : new RepromiseOrder(mailbox, number, reason?.Trim(), apply, dueAt, by?.Trim());
    }

    private static LocalDateTime? TimeOf(string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text.Trim().Replace('T', ' ')) is { Success: true, Value: var at } ? at : null;
}
