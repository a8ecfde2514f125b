using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Not yet: the message waits that long and is tried again, without counting as a failure.</summary>
public sealed class NotYetException(string because, Duration wait) : Exception(because)
{
    public Duration Wait { get; } = wait;
}

/// <summary>It will not work by trying again: the message is parked with this reason for a person to look at.</summary>
public sealed class WillNotWorkException(string because, Exception? inner = null) : Exception(because, inner);

/// <summary>The other side does not answer now: the message is tried again, ever more slowly, for as long as it takes, and never parked.</summary>
public sealed class OutageException(string because, Exception inner) : Exception(because, inner);
