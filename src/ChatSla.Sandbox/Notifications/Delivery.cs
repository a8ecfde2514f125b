using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Notifications;

/// <summary>One notification on its way to an endpoint.</summary>
/// <param name="IsLifecycle">It tells of the subscription, not of mail.</param>
internal sealed record Delivery(Subscription Subscription, JsonObject Item, Uri Endpoint, bool IsLifecycle)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TriedFor = TimeSpan.FromHours(4);

    public int Attempts { get; private set; }

    private TimeSpan Waited { get; set; }

    /// <summary>How long to wait after a failed attempt; null when it has been tried for 4 hours.</summary>
    public TimeSpan? Failed()
    {
        var wait = FirstWait * Math.Pow(2, Attempts++);
        Waited += wait;
        return Waited <= TriedFor ? wait : null;
    }
}
