using NodaTime;

namespace ChatSla.Time;

/// <summary>The one place where the clock is read.</summary>
public static class ClockExtensions
{
    extension(TimeProvider clock)
    {
        public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
    }
}
