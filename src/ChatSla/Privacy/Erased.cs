using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Privacy;

/// <summary>How much was erased.</summary>
public sealed record Erased(int Queries, int Events, int Mails, int Replies)
{
    public static Erased Nothing { get; } = new(0, 0, 0, 0);

    public static Erased operator +(Erased one, Erased other) =>
        new(one.Queries + other.Queries, one.Events + other.Events, one.Mails + other.Mails, one.Replies + other.Replies);

    /// <summary>Writes down that it was done, by whom and why.</summary>
    /// <returns>The id under which it stands.</returns>
    public async Task<Guid> NoteAsync(DbSession session, string doneBy, string why, Instant now)
    {
        var id = Guid.CreateVersion7();
        await session.RunAsync(
            "INSERT INTO erasures (id, at, done_by, why, queries, events, mails, replies) VALUES (@id, @now, @doneBy, @why, @Queries, @Events, @Mails, @Replies)",
            new { id, now, doneBy, why, Queries, Events, Mails, Replies });
        return id;
    }
}
