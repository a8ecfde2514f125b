using System.Globalization;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>How long what customers wrote is kept.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>After so many days at rest the content of a query is erased, as "730"; "Off": never.</summary>
    public string ContentDays { get; set; } = "Off";
}

/// <param name="Content">Null: what customers wrote is kept for good.</param>
public sealed record RetentionTime(Duration? Content)
{
    /// <param name="atLeast">A reply that comes within this joins its query, which must still have its content.</param>
    public static RetentionTime Read(RetentionOptions options, Duration atLeast, Faults faults)
    {
        if (options.ContentDays.Equals("Off", StringComparison.OrdinalIgnoreCase)) return new RetentionTime((Duration?)null);

        const string Key = $"{RetentionOptions.Section}:{nameof(RetentionOptions.ContentDays)}";
        if (!int.TryParse(options.ContentDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 36500)
            faults.Add(Key, $"\"{options.ContentDays}\" is no number of days; give one, as 730, or Off.");
        else if (Duration.FromDays(days) < atLeast)
            faults.Add(Key, $"{days} days are fewer than the {Math.Ceiling(atLeast.TotalDays)} of NewQueryAfterDays: a reply would join a query whose content is gone. Give at least as many.");
        else return new RetentionTime(Duration.FromDays(days));

        return new RetentionTime((Duration?)null);
    }
}
