using ChatSla.CommandLine;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Repromises;

/// <summary>Promises open queries anew, or shows what would become of them. The bot may be running: it paints the cards.</summary>
public sealed class Repromise(Offline offline, TextWriter output, TextWriter error)
{
    /// <summary>So many queries are read or changed between two lines of progress.</summary>
    private const int Stretch = 500;

    /// <returns>The exit code: 1 where it was refused.</returns>
    /// <exception cref="OrderException">The mailbox is not watched.</exception>
    public async Task<int> RunAsync(RepromiseOrder order, CancellationToken cancellation)
    {
        if (order.Mailbox is { } asked && offline.Settings.Mailboxes.Find(asked) is null)
            throw new OrderException($"--mailbox: {asked} is not watched; watched are {string.Join(", ", offline.Settings.Mailboxes.Addresses)}.");

        var unstarted = offline.Policies.Unstarted.Select(row => row.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (unstarted.Count > 0)
        {
            await error.WriteLineAsync($"The bot has not been started with the settings of now yet ({string.Join(", ", unstarted)}).");
            if (order.Apply) return await RefuseAsync("Start it, then apply them.");
        }

        if (order.Query is { } number && await offline.Journal.FindByNumberAsync(number, cancellation) is null) return await RefuseAsync($"There is no Q-{number}.");
        return order.Due is { } due ? await SetByHandAsync(order, due, cancellation) : await MoveAsync(order, cancellation);
    }

    private async Task<int> MoveAsync(RepromiseOrder order, CancellationToken cancellation)
    {
        var moves = new List<OpenMove>();
        var open = await OpenAsync(order, cancellation);
        foreach (var (at, id) in open.Index())
        {
            if (at > 0 && at % Stretch == 0) await error.WriteLineAsync($"{at} of {open.Count} open queries ...");
            moves.AddRange(order.Apply ? await ApplyAsync(id, order, cancellation) : await LookAsync(id, cancellation));
        }

        await TellAsync([.. moves.Where(move => move.IsWorthTelling)], order);
        return 0;
    }

    private Task<IReadOnlyList<Guid>> OpenAsync(RepromiseOrder order, CancellationToken cancellation) => offline.Database.ReadAsync(
        session => session.ListAsync<Guid>(
            """
            SELECT id FROM queries WHERE next_turn_at IS NOT NULL
              AND (@Mailbox IS NULL OR LOWER(mailbox) = LOWER(@Mailbox)) AND (@Query IS NULL OR number = @Query)
            ORDER BY number
            """,
            new { order.Mailbox, order.Query }),
        cancellation);

    private Task<IReadOnlyList<OpenMove>> LookAsync(Guid id, CancellationToken cancellation) => offline.Database.ReadAsync(
        async session => await QueryJournal.FindAsync(session, id) is { } query
            ? OpenMove.Of(query, offline.Clock.Now, await offline.Policies.OfAsync(session, query))
            : [],
        cancellation);

    private async Task<IReadOnlyList<OpenMove>> ApplyAsync(Guid id, RepromiseOrder order, CancellationToken cancellation)
    {
        IReadOnlyList<OpenMove> moves = [];
        await offline.Journal.ActAsync(
            id,
            async (query, session) =>
            {
                var (now, policies) = (offline.Clock.Now, await offline.Policies.OfAsync(session, query));
                moves = OpenMove.Of(query, now, policies);
                if (query.Recalculate(PersonOf(order), order.Reason!, now, policies)) await session.PutCardAsync(query, now);
                return null;
            },
            cancellation);
        return moves;
    }

    private async Task<int> SetByHandAsync(RepromiseOrder order, LocalDateTime due, CancellationToken cancellation)
    {
        var query = (await offline.Journal.FindByNumberAsync(order.Query!.Value, cancellation))!;
        var zone = ZoneOf(query.Mailbox);
        QueryEvent.PromiseMoved? moved = null;
        Instant? was = null;
        var refusal = await offline.Journal.ActAsync(
            query.Id,
            async (found, session) =>
            {
                var now = offline.Clock.Now;
                was = found.Running.MinBy(promise => promise.DueAt)?.DueAt;
                if (found.Repromise(PersonOf(order)!, null, due.InZoneLeniently(zone).ToInstant(), order.Reason!, now, await offline.Policies.OfAsync(session, found)) is { } no) return no;

                moved = found.Unsaved.OfType<QueryEvent.PromiseMoved>().Last();
                await session.PutCardAsync(found, now);
                return null;
            },
            cancellation);
        if (refusal is not null) return await RefuseAsync(RefusalText.For(refusal, offline.Clock.Now, zone));

        await output.WriteLineAsync($"Q-{query.Number}: the {PromiseWords.Name(moved!.Kind)} was due {MoveText.At(was!.Value, zone)} and is promised for {MoveText.At(moved.Promise!.DueAt, zone)} ({zone.Id}).");
        return 0;
    }

    private async Task TellAsync(IReadOnlyList<OpenMove> moves, RepromiseOrder order)
    {
        await output.WriteLineAsync(MoveText.Sum(moves, order.Apply));
        foreach (var mailbox in moves.GroupBy(move => move.Mailbox, StringComparer.OrdinalIgnoreCase))
        {
            var zone = ZoneOf(mailbox.Key);
            await output.WriteLineAsync($"{Environment.NewLine}{mailbox.Key}, times in {zone.Id}{Environment.NewLine}");
            foreach (var line in MoveText.Table(mailbox, zone)) await output.WriteLineAsync(line);
        }

        if (moves.Any(move => move.Promise.Moves) && !order.Apply) await output.WriteLineAsync($"{Environment.NewLine}Nothing was changed. To do it: --apply --reason \"...\"");
    }

    private async Task<int> RefuseAsync(string why)
    {
        await error.WriteLineAsync(why);
        return 1;
    }

    /// <summary>A mailbox that is watched no longer has no zone of its own any more.</summary>
    private DateTimeZone ZoneOf(string mailbox) => offline.Settings.Mailboxes.Find(mailbox)?.Zone ?? DateTimeZone.Utc;

    /// <summary>Whoever types at the machine is known by the name given.</summary>
    private static Person? PersonOf(RepromiseOrder order) => string.IsNullOrWhiteSpace(order.By) ? null : new Person("command", order.By);
}
