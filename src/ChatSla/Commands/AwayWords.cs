using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>Reads until when somebody is away: "until Friday", "until 1 Dec 13:00", "today", "till fredag", "t.o.m. fredag", or nothing.</summary>
public static class AwayWords
{
    private static readonly string[] Leads = ["until", "till", "til", "to", "fram"];

    /// <summary>The day that is named is the last one away.</summary>
    private static readonly string[] Including = ["through", "thru", "t.o.m", "tom"];

    private static readonly string[] Harmless = ["the", "på", "on", "from", "now", "från", "nu", "kl", "klockan", "at", "och", "and", "med", "hela", "dagen"];

    /// <returns>The instant at which the person is back: the beginning of a day that is named alone; null: until they say so.</returns>
    /// <exception cref="FormatException">It is no time, or one that is over; the message is a sentence.</exception>
    public static Instant? Read(string text, Instant now, DateTimeZone zone)
    {
        var words = TimeWords.Split(text.ToLowerInvariant()).ToList();
        var isIncluding = words.Exists(Including.Contains) || words is ["till", "och", "med", ..];
        var hasLead = isIncluding || words.Exists(Leads.Contains);
        words.RemoveAll(word => Leads.Contains(word) || Including.Contains(word) || Harmless.Contains(word));
        if (words.Count == 0) return hasLead ? throw new FormatException(CommandStrings.AwayExample) : null;

        var asked = TimeWords.ReadDay(words);
        if (asked.Time is not null) return Future(asked.At(now, zone), now, zone);

        var day = asked.DayAt(now, zone);
        var today = now.InZone(zone).Date;
        if (!hasLead && day != today) throw new FormatException(CommandStrings.AwayFromNow.With(text.Trim()));
        if (isIncluding || day == today) day = day.PlusDays(1);
        return Future(day.AtStartOfDayInZone(zone).ToInstant(), now, zone);
    }

    private static Instant Future(Instant until, Instant now, DateTimeZone zone) =>
        until > now ? until : throw new FormatException(CommandStrings.AwayIsOver.With(DueText.Day(until, now, zone)));
}
