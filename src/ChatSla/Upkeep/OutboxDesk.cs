using ChatSla.CommandLine;
using ChatSla.Outbox;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Upkeep;

/// <summary>The operator's view of the outbox, on a terminal.</summary>
public sealed class OutboxDesk(Offline offline, TextWriter output, TextWriter error)
{
    private const int Reason = 60;

    private static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss'Z'");

    /// <returns>0: done. 1: some could not be done. 2: there is no such message.</returns>
    public async Task<int> RunAsync(OutboxOrder order, CancellationToken cancellation)
    {
        var parked = await offline.Database.ReadAsync(ParkedMessages.ListAsync, cancellation);
        if (order.Which is not { } which) return await ListAsync(parked, cancellation);

        var meant = parked.Where(message => which is "all" || message.Kind.Equals(which, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0 && which.Length >= 4) meant = [.. parked.Where(message => message.Id.ToString("N").EndsWith(which.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).Take(1)];
        if (meant.Count == 0)
        {
            await error.WriteLineAsync($"No parked message is called {which}; chatsla outbox lists them.");
            return 2;
        }

        var left = 0;
        foreach (var message in meant)
        {
            var refusal = await offline.Database.WriteAsync(session => ActAsync(session, message, order.Reason), cancellation);
            if (refusal is not null) left++;
            await output.WriteLineAsync(refusal is not null ? $"{message.Name} {message.Kind}: left parked. {refusal}" : order.Reason is null ? $"{message.Name} {message.Kind}: is tried again within a minute." : $"{message.Name} {message.Kind}: discarded.");
        }

        return left == 0 ? 0 : 1;
    }

    /// <returns>Why not, or null when it is done.</returns>
    private async Task<string?> ActAsync(DbSession session, ParkedMessage message, string? reason)
    {
        var now = offline.Clock.Now;
        if (reason is null && await WasWrittenAgainAsync(session, message)) return "Another answer was written to that customer since; trying this one again could send two. Discard it.";

        if (reason is null) await ParkedMessages.RetryAsync(session, message, now);
        else await ParkedMessages.DiscardAsync(session, message, reason, now);
        await DecisionLog.AddAsync(session, new Decision
        {
            At = now,
            PersonId = $"{Environment.UserName}@{Environment.MachineName}",
            PersonName = Environment.UserName,
            Deed = reason is null ? "outbox-retry" : "outbox-discard",
            QueryId = message.QueryId,
            Role = Role.Administrator,
            Needed = Role.Administrator,
            IsAllowed = true,
            Because = $"{message.Kind} {message.Name}{(reason is null ? "" : $": {reason}")}",
        });
        return null;
    }

    /// <summary>An answer that failed stands in its dialog again with its text, and may have been sent from there.</summary>
    private static async Task<bool> WasWrittenAgainAsync(DbSession session, ParkedMessage message) =>
        message is { Kind: nameof(OutboxMessage.SendReply), QueryId: { } query } && OutboxReading.Read(message.Body) is OutboxMessage.SendReply reply
        && await session.FindAsync<int?>(
            """
            SELECT 1 FROM replies old JOIN replies later ON later.query_id = old.query_id AND later.kind = old.kind AND later.written_at > old.written_at
            WHERE old.send_key = @SendKey AND old.query_id = @query
            """,
            new { reply.SendKey, query }) is not null;

    private async Task<int> ListAsync(IReadOnlyList<ParkedMessage> parked, CancellationToken cancellation)
    {
        var now = offline.Clock.Now;
        var (waiting, numbers) = await offline.Database.ReadAsync(
            async session => (await ParkedMessages.WaitingAsync(session, now), await NumbersAsync(session, parked)), cancellation);
        await output.WriteLineAsync(parked.Count == 0 ? "Nothing is parked." : $"{parked.Count} parked, the oldest first:");
        if (parked.Count > 0) await output.WriteLineAsync($"{"id",-8}  {"kind",-14}  {"query",-8}  {"tries",5}  {"parked at",-20}  reason");
        foreach (var message in parked)
        {
            var number = message.QueryId is { } query && numbers.TryGetValue(query, out var known) ? $"Q-{known}" : "-";
            var lines = Columns.Wrapped($"{message.LastError?.ReplaceLineEndings(" ") ?? "no reason given"}{(message.Lane is { } lane ? $" ({lane})" : "")}", Reason).ToList();
            await output.WriteLineAsync($"{message.Name,-8}  {message.Kind,-14}  {number,-8}  {message.Attempts,5}  {Seconds.Format(message.ParkedAt),-20}  {lines[0]}");
            foreach (var more in lines.Skip(1)) await output.WriteLineAsync($"{"",65}{more}");
        }

        await output.WriteLineAsync(waiting.Count == 0 ? "Nothing waits." : $"{waiting.Sum(place => place.Count)} wait, the oldest since {Seconds.Format(waiting.Min(place => place.Since))}:");
        foreach (var place in waiting) await output.WriteLineAsync($"  {place.Count,6}  {place.Place}, the oldest since {Seconds.Format(place.Since)}");
        if (parked.Count > 0) await output.WriteLineAsync("chatsla outbox retry ID|KIND|all has them tried again; chatsla outbox discard ID|KIND --reason \"...\" gives them up.");
        return 0;
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> NumbersAsync(DbSession session, IReadOnlyList<ParkedMessage> parked)
    {
        var ids = parked.Select(message => message.QueryId).OfType<Guid>().Distinct().Select(id => id.ToString()).ToList();
        if (ids.Count == 0) return new Dictionary<Guid, int>();
        return (await session.ListAsync<(string Id, int Number)>("SELECT id, number FROM queries WHERE id IN @ids", new { ids })).ToDictionary(row => Guid.Parse(row.Id), row => row.Number);
    }
}
