using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Privacy;

/// <summary>No log line, trace or health page says what customers wrote, who they are, or what proves who we are.</summary>
public sealed partial class SilenceTests
{
    private const string Word = "heliotrope";

    [Fact]
    public async Task A_busy_day_with_faults_leaves_nothing_personal_in_logs_traces_and_health()
    {
        using var heard = new Ear();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = heard.Hear };
        await using var world = await World.World.StartBusyAsync(("Logging:LogLevel:Default", "Debug"), ("Logging:Console:LogLevel:Default", "None"));
        world.LogsTo = heard;
        await world.RestartAsync();
        ActivitySource.AddActivityListener(listener);

        await world.LiveBusilyAsync(Word);
        await world.RefuseAsync("500 InternalServerError", 2);
        await world.OpenAsync(Customer.Priya, $"One more {Word}");
        await world.AskInChannelAsync(Staff.Ada, $"find {Word}");
        await world.AuditAsync();
        await world.PassAsync(Duration.FromDays(1));
        var health = await world.HealthAsync();

        string[] forbidden = [Word, Customer.Karin.Address, Customer.Karin.Name, Customer.Tomas.Address, Customer.Tomas.Name, Customer.Priya.Address, Customer.Priya.Name];
        Assert.InRange(heard.Lines.Count, 50, int.MaxValue);
        Assert.DoesNotContain(heard.Lines, line => Token().IsMatch(line));
        foreach (var word in forbidden)
        {
            var telling = heard.Lines.FirstOrDefault(line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.True(telling is null, $"{word}: {telling}");
            Assert.DoesNotContain(word, health, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_proves_who_somebody_is_stands_in_no_log_and_no_trace()
    {
        await using var hook = await Hook.StartAsync();
        using var heard = new Ear();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = heard.Hear };
        await using var world = await World.World.StartAnnouncedAsync(
            [.. hook.Settings, ("Telemetry:Otlp:Endpoint", "http://127.0.0.1:9"), ("Telemetry:Otlp:Headers", "x-key=a-key-of-the-collector"), ("Logging:LogLevel:Default", "Trace"), ("Logging:Console:LogLevel:Default", "None")]);
        world.LogsTo = heard;
        await world.RestartAsync();
        ActivitySource.AddActivityListener(listener);

        await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await world.LiveUntilAsync("the mail is a query", async () => (await world.QueriesAsync()).Count == 1);
        await world.IdleAsync();
        await world.JumpToNextTurnAsync();
        await world.JumpToNextTurnAsync();
        var secrets = await world.DumpAsync("(SELECT client_state FROM subscriptions) AS secrets");

        Assert.NotEmpty(hook.Taken);
        string[] forbidden = [Hook.Secret, "a-key-of-the-collector", .. secrets.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Assert.InRange(forbidden.Length, 4, 10);
        Assert.InRange(heard.Lines.Count, 50, int.MaxValue);
        foreach (var word in forbidden) Assert.DoesNotContain(heard.Lines, line => line.Contains(word, StringComparison.Ordinal));
        Assert.DoesNotContain(heard.Lines, line => Token().IsMatch(line));
    }

    [GeneratedRegex(@"eyJ[\w-]{10,}\.eyJ[\w-]{10,}")]
    private static partial Regex Token();
}
