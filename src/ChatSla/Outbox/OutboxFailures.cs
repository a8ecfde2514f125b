using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Not yet: the message waits that long and is tried again, without counting as a failure.</summary>
public sealed class NotYetException(string because, Duration wait) : Exception(because)
{
    public Duration Wait { get; } = wait;
}

/// <summary>It will not work by trying again: the message is parked with this reason for a person to look at.</summary>
public sealed class WillNotWorkException(string because, Exception? inner = null) : Exception(because, inner);
