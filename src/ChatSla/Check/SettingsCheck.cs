using ChatSla.Configuration;

namespace ChatSla.Check;

/// <summary>The faults of the configuration as the bot's start lists them.</summary>
internal static class SettingsCheck
{
    public static async IAsyncEnumerable<Finding> RunAsync(PartialSettings settings)
    {
        await Task.CompletedTask;
        foreach (var fault in settings.Faults) yield return Finding.Wrong(fault, RemedyOf(fault));
        if (settings.Faults.Count > 0) yield break;

        var (mailboxes, agreements) = (settings.Agreed.Mailboxes.All.Count, settings.Agreed.Agreements);
        yield return Finding.Ok($"all settings can be read: {Count(mailboxes, "mailbox", "mailboxes")}, {Count(agreements.Policies.Count, "promise", "promises")}, {Count(agreements.Calendars.Count, "calendar", "calendars")}");
    }

    /// <summary>A fault begins with its key; some say themselves what to do.</summary>
    private static string? RemedyOf(string fault) =>
        fault.Contains("in the environment", StringComparison.Ordinal) || fault.Contains("is not a setting", StringComparison.Ordinal)
            ? null
            : $"Set it in appsettings.json, or in the environment as {fault.Split(": ", 2)[0].Replace(":", "__", StringComparison.Ordinal)}.";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
