using System.Threading.Channels;

namespace ChatSla.Sandbox.Control;

/// <summary>The kinds of news the page listens to.</summary>
internal enum SandboxEvent
{
    Clock,
    Mail,
    Teams,
    Program,
    Faults,
}

/// <summary>Tells every listener that something of a kind has changed; they fetch what it is.</summary>
internal sealed class EventHub
{
    private const int Backlog = 256;

    private readonly Lock gate = new();
    private readonly List<Channel<SandboxEvent>> listeners = [];

    public void Publish(SandboxEvent news)
    {
        lock (gate)
        {
            foreach (var listener in listeners) listener.Writer.TryWrite(news);
        }
    }

    public Listening Listen()
    {
        var options = new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest };
        var channel = Channel.CreateBounded<SandboxEvent>(options);
        lock (gate) listeners.Add(channel);
        return new Listening(this, channel);
    }

    private void Remove(Channel<SandboxEvent> channel)
    {
        lock (gate) listeners.Remove(channel);
    }

    /// <summary>One listener, until it is disposed.</summary>
    public sealed class Listening(EventHub hub, Channel<SandboxEvent> channel) : IDisposable
    {
        public ChannelReader<SandboxEvent> News => channel.Reader;

        public void Dispose() => hub.Remove(channel);
    }
}
