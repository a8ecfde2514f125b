using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Privacy;

/// <summary>
/// Takes the content out of what is stored, in the caller's transaction. What stays: ids, instants, promises, outcomes, numbers and who of the
/// staff did what. An erased event keeps its hash and its link, so the journal still verifies.
/// </summary>
public static class Eraser
{
    private const string BareMail =
        """
        UPDATE mails SET from_address = NULL, from_name = NULL, reply_address = NULL, answered_ids = NULL, recipients = '', about = NULL, subject = '', new_text = '',
          full_text = '', attachments = NULL, to_line = NULL, cc_line = NULL, web_link = NULL, others = NULL, untold = NULL, because = @because, erased_at = @now
        WHERE id = @Id
        """;

    /// <summary>The whole content of a query: its mails, its replies and what its story quotes of people.</summary>
    public static async Task<Erased> QueryAsync(DbSession session, string id, Instant now)
    {
        var events = await EventsAsync(session, id, only: null, now);
        var mails = await MailsAsync(session, await session.ListAsync<MailKey>("SELECT id, outcome, because FROM mails WHERE query_id = @id AND erased_at IS NULL", new { id }), now);
        var replies = await session.RunAsync(
            "UPDATE replies SET body = '', to_address = NULL, subject = NULL, erased_at = @now WHERE query_id = @id AND erased_at IS NULL", new { id, now });
        await session.RunAsync("UPDATE queries SET customer = NULL, erased_at = @now WHERE id = @id", new { id, now });
        return new Erased(1, events, mails, replies);
    }

    /// <param name="only">Only events whose text holds this; null: all.</param>
    public static async Task<int> EventsAsync(DbSession session, string id, string? only, Instant now)
    {
        var changed = 0;
        foreach (var (seq, body) in await session.ListAsync<(int Seq, string Body)>("SELECT seq, body FROM query_events WHERE query_id = @id AND erased_at IS NULL ORDER BY seq", new { id }))
        {
            if (only is not null && !body.Contains(only, StringComparison.OrdinalIgnoreCase)) continue;

            var bare = EventFormat.Write(EventFormat.Read(body).WithoutContent());
            if (bare == body) continue;

            changed += await session.RunAsync("UPDATE query_events SET body = @bare, erased_at = @now WHERE query_id = @id AND seq = @seq", new { id, seq, bare, now });
        }

        return changed;
    }

    public static async Task<int> MailsAsync(DbSession session, IReadOnlyList<MailKey> mails, Instant now)
    {
        foreach (var mail in mails)
        {
            await session.RunAsync(BareMail, new { mail.Id, because = mail.BareBecause, now });
            await session.RunAsync("DELETE FROM mail_words WHERE mail_id = @Id", new { mail.Id });
        }

        return mails.Count;
    }
}

/// <summary>What must be known of a mail to erase it.</summary>
public sealed class MailKey
{
    public string Id { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string? Because { get; init; }

    /// <summary>What it was taken for, or which mail it is a copy of, without what showed it.</summary>
    public string? BareBecause => Outcome == nameof(MailOutcome.Ignored) ? Because?.Split(':')[0] : Outcome == nameof(MailOutcome.Unreadable) ? null : Because;
}
