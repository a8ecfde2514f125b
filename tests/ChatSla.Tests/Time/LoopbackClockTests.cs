using System.Threading.Channels;
using ChatSla.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.Time;

/// <summary>A small server tells the time; the clock follows it.</summary>
public sealed class LoopbackClockTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationTokenSource stop = new();
    private WebApplication server = null!;
    private Channel<string> told = Channel.CreateUnbounded<string>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/stream", SayAsync);
        await server.StartAsync(Cancellation);
    }

    [Fact]
    public async Task It_shows_the_time_that_it_is_told_and_stands_still_at_speed_0()
    {
        using var clock = await FollowAsync(Nine, 0);

        Assert.Equal(Nine, clock.GetUtcNow());
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, Cancellation);
        Assert.Equal(Nine, clock.GetUtcNow());
    }

    [Fact]
    public async Task It_runs_as_fast_as_it_is_told_and_so_do_its_timers()
    {
        using var clock = await FollowAsync(Nine, 36_000);
        var began = TimeProvider.System.GetTimestamp();
        await Task.Delay(TimeSpan.FromHours(1), clock, Cancellation);

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.FromMilliseconds(60), TimeSpan.FromSeconds(5));
        Assert.True(clock.GetUtcNow() >= Nine.AddHours(1));
    }

    [Fact]
    public async Task A_jump_fires_the_timers_it_passes_and_no_others()
    {
        using var clock = await FollowAsync(Nine, 0);
        var (passed, ahead) = (Task.Delay(TimeSpan.FromMinutes(30), clock, Cancellation), Task.Delay(TimeSpan.FromMinutes(90), clock, stop.Token));
        Assert.False(passed.IsCompleted);

        Say(Nine.AddHours(1), 0);
        await Soon(passed);
        Assert.False(ahead.IsCompleted);
    }

    [Fact]
    public async Task A_timer_is_set_anew_when_the_pace_changes()
    {
        using var clock = await FollowAsync(Nine, 1);
        var hour = Task.Delay(TimeSpan.FromHours(1), clock, Cancellation);
        Say(Nine, 0);
        Say(Nine, 72_000);

        await Soon(hour);
    }

    [Fact]
    public async Task A_timer_that_repeats_is_due_again_after_its_period()
    {
        using var clock = await FollowAsync(Nine, 0);
        var fired = Channel.CreateUnbounded<DateTimeOffset>();
        await using var timer = clock.CreateTimer(_ => fired.Writer.TryWrite(clock.GetUtcNow()), null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        foreach (var minutes in new[] { 10, 20 })
        {
            Say(Nine.AddMinutes(minutes), 0);
            Assert.Equal(Nine.AddMinutes(minutes), await fired.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation));
        }
    }

    [Fact]
    public async Task A_timer_that_is_stopped_never_fires()
    {
        using var clock = await FollowAsync(Nine, 0);
        var fired = false;
        await using var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var later = Task.Delay(TimeSpan.FromMinutes(20), clock, Cancellation);
        Say(Nine.AddHours(1), 0);

        await Soon(later);
        Assert.False(fired);
    }

    [Fact]
    public async Task The_slowest_clock_takes_the_longest_timer()
    {
        using var clock = await FollowAsync(Nine, 0.0001);

        Assert.False(Task.Delay(TimeSpan.FromDays(1), clock, stop.Token).IsCompleted);
    }

    [Fact]
    public async Task The_stream_is_taken_up_again_when_it_ends()
    {
        using var clock = await FollowAsync(Nine, 0);
        var before = told;
        told = Channel.CreateUnbounded<string>();
        Say(Nine.AddDays(1), 0);
        var day = Task.Delay(TimeSpan.FromHours(23), clock, Cancellation);
        before.Writer.Complete();

        await Soon(day);
        Assert.Equal(Nine.AddDays(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task Where_nothing_answers_the_start_fails() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => LoopbackClock.FollowAsync(new Uri("http://127.0.0.1:9/stream"), Cancellation));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await server.DisposeAsync();
        stop.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<LoopbackClock> FollowAsync(DateTimeOffset now, double speed)
    {
        Say(now, speed);
        return LoopbackClock.FollowAsync(new Uri(server.Urls.Single() + "/stream"), stop.Token);
    }

    private void Say(DateTimeOffset now, double speed) =>
        told.Writer.TryWrite(FormattableString.Invariant($"data: {{\"now\":\"{now:yyyy-MM-ddTHH:mm:ssZ}\",\"speed\":{speed}}}\n\n"));

    private async Task SayAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop.Token);
        try
        {
            await foreach (var text in told.Reader.ReadAllAsync(ends.Token)) await context.Response.WriteAsync(text, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static Task Soon(Task task) => task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
}
