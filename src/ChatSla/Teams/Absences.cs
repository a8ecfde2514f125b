using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Who is away, and until when: said by the person, or by somebody who may.</summary>
public sealed class Absences(Database database, TimeProvider clock)
{
    /// <summary>Until when the person is away; null: they are not. Somebody away without an end is away until <see cref="Instant.MaxValue"/>.</summary>
    public async Task<Instant?> UntilAsync(string personId, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(absence => absence.PersonId == personId)?.Until;

    public async Task<bool> IsAwayAsync(string personId, CancellationToken cancellation) => await UntilAsync(personId, cancellation) is not null;

    /// <summary>As <see cref="IsAwayAsync(string, CancellationToken)"/>, in the caller's transaction.</summary>
    public static async Task<bool> IsAwayAsync(DbSession session, string personId, Instant now) =>
        await session.GetAsync<int>("SELECT COUNT(*) FROM absences WHERE person_id = @personId AND (until_at IS NULL OR until_at > @now)", new { personId, now }) > 0;

    /// <summary>Everybody who is away now, who comes back first at the top.</summary>
    public async Task<IReadOnlyList<Absence>> ListAsync(CancellationToken cancellation) => await database.ReadAsync(
        session => session.ListAsync<Absence>(
            "SELECT person_id, name, since, until_at FROM absences WHERE until_at IS NULL OR until_at > @Now ORDER BY until_at IS NULL, until_at, name", new { clock.Now }),
        cancellation);

    /// <param name="until">Null: until they say that they are back.</param>
    public static async Task SetAsync(DbSession session, Person person, Instant? until, Person by, Instant now)
    {
        await PutAsync(session, person, until, by, now);

        // What the person has is looked at now: where claims are leased it returns to the channel.
        if (await session.RunAsync("UPDATE queries SET next_alert_at = @now WHERE owner_id = @Id AND state = 'open'", new { person.Id, now }) > 0) session.MakesDue(now);
    }

    private static Task PutAsync(DbSession session, Person person, Instant? until, Person by, Instant now) => session.RunAsync(
        """
        INSERT INTO absences (person_id, name, since, until_at, set_by) VALUES (@Id, @Name, @now, @until, @by)
        ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, since = excluded.since, until_at = excluded.until_at, set_by = excluded.set_by
        """,
        new { person.Id, person.Name, now, until, by = by.Id });

    /// <returns>Whether the person was away.</returns>
    public static async Task<bool> BackAsync(DbSession session, string personId) =>
        await session.RunAsync("DELETE FROM absences WHERE person_id = @personId", new { personId }) > 0;
}

/// <summary>One person who is away.</summary>
public sealed class Absence
{
    /// <summary>Entra object id.</summary>
    public string PersonId { get; init; } = "";

    public string Name { get; init; } = "";

    public Instant Since { get; init; }

    /// <summary>Null in the table: until they say that they are back.</summary>
    public Instant? UntilAt { get; init; }

    public Instant Until => UntilAt ?? Instant.MaxValue;
}
