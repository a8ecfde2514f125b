using System.Text.Json.Nodes;
using ChatSla.Core.Figures;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>How many alerts were said in a week, and what they were good for.</summary>
public sealed class NoiseReport(Database database, MailboxChannels channels, ITeamsMessenger messenger, SpokenLanguages languages, TimeProvider clock)
{
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>The last seven days, for who asks.</summary>
    public async Task<JsonObject> MessageAsync(Asker asker, CancellationToken cancellation) => (await MessageAsync(asker, clock.Now, cancellation)).Message;

    /// <summary>Every week's is posted anew; a week without alerts is not.</summary>
    public async Task PostAsync(OutboxMessage.PostNoise week, CancellationToken cancellation)
    {
        using var _ = Language.Speak(await languages.OfAsync(week.ChannelId, cancellation));
        var (message, alerts) = await MessageAsync(new Asker(week.ChannelId, IsChannel: true, PersonId: ""), week.To, cancellation);
        if (alerts > 0) await messenger.PostAsync(week.ChannelId, message, cancellation);
    }

    private async Task<(JsonObject Message, int Alerts)> MessageAsync(Asker asker, Instant to, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        var noise = await FindAsync([.. mailboxes.Select(mailbox => mailbox.Address)], to, cancellation);
        var zone = mailboxes is [var first, ..] ? first.Zone : DateTimeZone.Utc;
        return (Messages.Card(Render(noise, to, zone), EscalationStrings.NoiseSummary.With(noise.Alerts, LedgerDay(to, zone))), noise.Alerts);
    }

    public static JsonObject Render(AlertNoise noise, Instant to, DateTimeZone zone)
    {
        var title = EscalationStrings.NoiseTitle.With(LedgerDay(to, zone));
        var banner = Elements.Container("accent", [Elements.Runs(null, Elements.Run(title, weight: "Bolder", color: "Accent"))], bleed: true);
        if (noise.Alerts == 0) return Elements.AdaptiveCard([banner, Elements.Words(EscalationStrings.NoiseNone)]);

        return Elements.AdaptiveCard(
        [
            banner,
            Fact(EscalationStrings.NoiseFigure, noise.PerSaved is { } figure ? EscalationStrings.NoiseFigureValue.With(figure) : EscalationStrings.NoiseNothingSaved, isBold: true),
            Fact(EscalationStrings.NoiseSent, EscalationStrings.NoiseSentValue.With(noise.Alerts, noise.Messages, noise.Queries)),
            Fact(EscalationStrings.NoiseSaved, EscalationStrings.NoiseSavedValue.With(noise.Saved, noise.Warned)),
            Fact(EscalationStrings.NoiseNoticed, EscalationStrings.NoiseNoticedValue.With(noise.Noticed, noise.Queries)),
            Fact(EscalationStrings.NoiseSpared, EscalationStrings.NoiseSparedValue.With(noise.Spared)),
            Elements.Words(EscalationStrings.NoiseFooter, size: "Small", subtle: true),
        ]);
    }

    private Task<AlertNoise> FindAsync(IReadOnlyList<string> mailboxes, Instant to, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var args = new { mailboxes, from = to - Week, to };
            var said = await session.ListAsync<SaidRow>(
                """
                SELECT a.query_id, a.message_id, a.ended_at AS said_at, a.due_at,
                  (SELECT MIN(p.answered_at) FROM promises p WHERE p.query_id = a.query_id AND p.kind = a.kind AND p.due_at = a.due_at) AS answered_at,
                  (SELECT COUNT(*) FROM query_events e WHERE e.query_id = a.query_id AND e.at >= a.ended_at AND e.body LIKE '%"event":"acknowledged"%') AS notices
                FROM alerts a WHERE a.outcome = 'said' AND a.ended_at >= @from AND a.ended_at < @to AND a.mailbox IN @mailboxes
                """,
                args);
            var spared = await session.GetAsync<int>(
                "SELECT COUNT(*) FROM alerts WHERE outcome IN ('settled', 'replaced') AND ended_at >= @from AND ended_at < @to AND mailbox IN @mailboxes", args);
            return AlertNoise.Of([.. said.Select(row => new AlertSaid(row.QueryId, row.MessageId, row.SaidAt, row.DueAt, row.AnsweredAt, row.Notices > 0))], spared);
        },
        cancellation);

    private static string LedgerDay(Instant to, DateTimeZone zone) => DueText.Day((to - Duration.Epsilon).InZone(zone).Date.AtStartOfDayInZone(zone).ToInstant(), to, zone);

    private static JsonObject Fact(string name, string value, bool isBold = false) =>
        Elements.Columns(("90px", Elements.Words(name, size: "Small", subtle: true)), ("stretch", Elements.Words(value, size: isBold ? null : "Small", weight: isBold ? "Bolder" : null)));

    private sealed class SaidRow
    {
        public Guid QueryId { get; init; }

        public string? MessageId { get; init; }

        public Instant SaidAt { get; init; }

        public Instant DueAt { get; init; }

        public Instant? AnsweredAt { get; init; }

        public int Notices { get; init; }
    }
}
