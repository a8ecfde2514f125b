using ChatSla.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Rehearsal;

/// <summary>What is to be rehearsed, as the command line says it; null is an option that was not given.</summary>
/// <param name="Promises">The file that holds the promises and calendars to rehearse.</param>
/// <param name="Csv">A mailbox's export; null: the stored queries.</param>
/// <param name="Zone">Whose local times the export has and whose days the period counts; null: those of the calendar.</param>
/// <param name="Html">The page to write.</param>
public sealed record RehearsalOrder(string Promises, string? Since, string? Until, string? Mailbox, string? Csv, DateTimeZone? Zone, string? Html)
{
    /// <param name="given">The values of an option, or null.</param>
    /// <exception cref="OrderException">One is wrong.</exception>
    public static RehearsalOrder Read(Func<string, string[]?> given)
    {
        var promises = One("--promises") ?? throw new OrderException("--promises is missing; give the file that holds the promises to rehearse, in the shape of the settings.");
        var order = new RehearsalOrder(promises, One("--since"), One("--until"), One("--mailbox"), One("--csv"), ZoneOf(One("--zone")), One("--html"));
        if (order.Csv is { } csv && !File.Exists(csv)) throw new OrderException($"--csv: there is no {Path.GetFullPath(csv)}.");
        if (order.Html is { } html && Directory.Exists(html)) throw new OrderException($"--html: {Path.GetFullPath(html)} is a folder; add the file's name, for example rehearsal.html.");

        _ = order.PeriodIn(DateTimeZone.Utc);
        return order;

        string? One(string option) => given(option) switch
        {
            null => null,
            [var value] when !string.IsNullOrWhiteSpace(value) => value.Trim(),
            { Length: > 1 } many => throw new OrderException($"{option} was given {many.Length} times; give it once."),
            _ => throw new OrderException($"{option} has no value."),
        };
    }

    /// <summary>A date stands for the whole of its day, in <see cref="Zone"/> or else in the one given.</summary>
    public Interval PeriodIn(DateTimeZone zone)
    {
        var (since, until) = (Edge("--since", Since, Zone ?? zone, 0), Edge("--until", Until, Zone ?? zone, 1));
        return since < until || since is null || until is null ? new Interval(since, until) : throw new OrderException($"--until: \"{Until}\" is not later than --since.");
    }

    private static Instant? Edge(string option, string? text, DateTimeZone zone, int days)
    {
        if (text is null) return null;
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var at }) return at.ToInstant();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return date.PlusDays(days).AtStartOfDayInZone(zone).ToInstant();
        throw new OrderException($"{option}: \"{text}\" is neither a date (2026-10-01) nor an instant (2026-10-01T08:00:00Z).");
    }

    private static DateTimeZone? ZoneOf(string? name) => name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? throw new OrderException($"--zone: \"{name}\" is no time zone; use an IANA name such as Europe/Stockholm.");
}
