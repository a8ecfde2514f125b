using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>The section Graph, read and checked.</summary>
/// <param name="Notifications">Where Graph reaches this program; null: no notifications.</param>
public sealed record GraphSettings(Uri Address, string Scope, Duration Timeout, Uri? Notifications)
{
    /// <summary>Null: something is wrong, and stands in the faults.</summary>
    public static GraphSettings? Read(GraphOptions options, Cloud cloud, Faults faults)
    {
        var before = faults.All.Count;
        var address = BotSettings.ReadAddress($"{GraphOptions.Section}:BaseAddress", options.BaseAddress ?? $"https://{cloud.GraphHost}/v1.0", faults);
        if (options.BaseAddress is { } own) cloud.Check($"{GraphOptions.Section}:BaseAddress", own, faults);
        var timeout = faults.Read<Duration?>($"{GraphOptions.Section}:Timeout", () => SettingText.Span(options.Timeout));
        if (timeout <= Duration.Zero || timeout > Duration.FromMinutes(5)) faults.Add($"{GraphOptions.Section}:Timeout", $"\"{options.Timeout}\" must lie between 1s and 5min.");
        var notifications = string.IsNullOrWhiteSpace(options.NotificationsAddress)
            ? null
            : BotSettings.ReadAddress($"{GraphOptions.Section}:NotificationsAddress", options.NotificationsAddress, faults);
        return faults.All.Count > before ? null : new GraphSettings(address!, options.Scope ?? $"https://{cloud.GraphHost}/.default", timeout!.Value, notifications);
    }
}
