using System.Diagnostics;
using System.Text.Json.Nodes;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars.Holidays;

/// <summary>The public holidays that the npm package date-holidays lists.</summary>
internal static class PublishedHolidays
{
    private const string Script = """
        const Holidays = require('date-holidays');
        const [first, last, ...regions] = process.argv.slice(1);
        const years = Array.from({ length: last - first + 1 }, (_, at) => Number(first) + at);
        const datesOf = region => years.flatMap(year => new Holidays(...region.split('-')).getHolidays(year))
          .filter(holiday => holiday.type === 'public').map(holiday => holiday.date.slice(0, 10));
        console.log(JSON.stringify(Object.fromEntries(regions.map(region => [region, datesOf(region)]))));
        """;

    /// <summary>The dates of each region. Skips the test where "npm ci" has not been run in the folder tests; fails there where CI=true.</summary>
    public static async Task<Dictionary<string, HashSet<LocalDate>>> ReadAsync(IEnumerable<string> regions, int first, int last)
    {
        var folder = Path.Combine(Shared.Checkout, "tests");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "date-holidays"))) Miss("date-holidays is not installed; run \"npm ci\" in the folder tests.");

        var start = new ProcessStartInfo("node", ["-e", Script, "--", $"{first}", $"{last}", .. regions]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var printed = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        return JsonNode.Parse(printed)!.AsObject().ToDictionary(
            region => region.Key, region => region.Value!.AsArray().Select(date => Calendar.Date((string)date!)).ToHashSet());
    }

    private static void Miss(string missing)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.Skip(missing);
    }
}
