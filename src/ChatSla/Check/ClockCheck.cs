using ChatSla.Time;
using NodaTime;

namespace ChatSla.Check;

/// <summary>Compares the machine's clock with the dates of Microsoft Graph's answers, as they pass.</summary>
public sealed class ClockCheck(TimeProvider machine) : DelegatingHandler
{
    private static readonly Duration Tolerated = Duration.FromSeconds(60);

    /// <summary>How far the machine is ahead; the nearest reading counts, since an answer may have been long on its way.</summary>
    private Duration? ahead;

    public async IAsyncEnumerable<Finding> RunAsync()
    {
        await Task.CompletedTask;
        yield return Of(ahead);
    }

    public static Finding Of(Duration? ahead)
    {
        if (ahead is not { } skew) return Finding.NotTried("the clock: Microsoft Graph has not answered");
        if (Abs(skew) <= Tolerated) return Finding.Ok("this machine's clock agrees with Microsoft Graph's");

        var minutes = (int)Math.Round(Abs(skew).TotalMinutes, MidpointRounding.AwayFromZero);
        return Finding.Warning(
            $"this machine's clock is {minutes} {(minutes == 1 ? "minute" : "minutes")} {(skew > Duration.Zero ? "ahead of" : "behind")} Microsoft Graph's",
            "Due times and sign-ins go wrong. Set it by NTP; the first line is for Linux, the second for Windows:",
            "timedatectl set-ntp true",
            "w32tm /resync");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Date is { } date && machine.Now - Instant.FromDateTimeOffset(date) is var found && (ahead is not { } before || Abs(found) < Abs(before))) ahead = found;
        return answer;
    }

    private static Duration Abs(Duration duration) => duration < Duration.Zero ? -duration : duration;
}
