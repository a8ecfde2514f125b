using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Activities sent to a bot by wrk: one process, one thread, about 0.02 ms of CPU each.</summary>
internal sealed class Volley(string folder, string token, int connections = Volley.Usual)
{
    public const int Usual = 16;

    private int runs;

    /// <param name="activity">@ID@ stands for its id, @QUERY@ for a query's.</param>
    /// <param name="queries">Each is used once, and after the last all ends.</param>
    public async Task<VolleyFigures> SendAsync(string address, ProcessFigures bot, JsonObject activity, int seconds, CancellationToken cancellation, IReadOnlyList<string>? queries = null)
    {
        var (activityFile, tokenFile, queryFile) = (Path.Combine(folder, "activity.json"), Path.Combine(folder, "token"), Path.Combine(folder, "queries"));
        await File.WriteAllTextAsync(activityFile, activity.ToJsonString(), cancellation);
        await File.WriteAllTextAsync(tokenFile, token, cancellation);
        await File.WriteAllLinesAsync(queryFile, queries ?? [], cancellation);

        List<string> arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "-s", Path.Combine(AppContext.BaseDirectory, "Measurements", "messages.lua"), $"{address}/api/messages", "--"];
        arguments.AddRange([activityFile, tokenFile, $"{Guid.NewGuid():N}{runs++}"]);
        if (queries is not null) arguments.Add(queryFile);

        var before = bot.CpuTime();
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync(cancellation);
        await wrk.WaitForExitAsync(cancellation);
        var spent = bot.CpuTime() - before;

        var line = said.Split('\n').SingleOrDefault(line => line.StartsWith("FIGURES", StringComparison.Ordinal)) ?? throw new InvalidOperationException(said);
        var figures = line.Split(' ').Skip(1).Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return new VolleyFigures((int)figures[0], (int)figures[1], figures[2] / 1e6, figures[3] / 1e3, figures[4] / 1e3, spent.TotalMilliseconds / figures[0]);
    }
}

/// <param name="Requests">Those that were answered.</param>
/// <param name="P50">In milliseconds.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="Cpu">Milliseconds of the bot's CPU a request, whatever else it did meanwhile included.</param>
internal sealed record VolleyFigures(int Requests, int Refused, double Seconds, double P50, double P99, double Cpu)
{
    public double Rate => Requests / Seconds;
}
