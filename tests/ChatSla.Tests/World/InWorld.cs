using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Tests that each have a world of their own.</summary>
public abstract class InWorld : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A time of the first Monday, as Stockholm's clocks show it.</summary>
    protected static Instant Monday(int hour, int minute) => Instant.FromUtc(2026, 11, 23, hour - 1, minute);
}
