using ChatSla.Configuration;
using NodaTime;

namespace ChatSla.Check;

/// <summary>The database, the disk it is on, and the time zones.</summary>
public sealed class MachineCheck(Journal journal, AgreedSettings agreed)
{
    private const long Gigabyte = 1_000_000_000;

    public async IAsyncEnumerable<Finding> RunAsync()
    {
        await Task.CompletedTask;
        yield return journal.Finding;
        yield return OfDisk(FreeAt(agreed.Storage.File));

        var zones = agreed.Agreements.Calendars.Values.Select(calendar => calendar.Calendar.Zone.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        if (zones.Count > 0) yield return Finding.Ok($"time zones are known: {string.Join(", ", zones)} ({DateTimeZoneProviders.Tzdb.VersionId.Split(" (", 2)[0]})");
    }

    /// <param name="free">Bytes; null where nobody knows.</param>
    public static Finding OfDisk(long? free) => free switch
    {
        null => Finding.NotTried("free space: it is not known for the database's disk"),
        < Gigabyte / 10 => Finding.Wrong("less than 100 MB are free on the database's disk", "Free some, or move the database: stop the bot, move the file and set Storage:Path."),
        < Gigabyte => Finding.Warning("less than 1 GB is free on the database's disk", "Free some before it is full; a full disk stops the bot."),
        _ => Finding.Ok("more than 1 GB is free on the database's disk"),
    };

    private static long? FreeAt(string file)
    {
        try
        {
            return string.IsNullOrWhiteSpace(file) ? null : new DriveInfo(Path.GetFullPath(file)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
