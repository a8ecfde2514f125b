using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests;

/// <summary>Hears every line of a program's log, and the spans that it is handed.</summary>
internal sealed class Ear : ILoggerProvider, ILogger
{
    public ConcurrentBag<string> Lines { get; } = [];

    /// <summary>What the test itself asks of the sandbox is nothing that the program does.</summary>
    public void Hear(Activity activity)
    {
        if (!activity.TagObjects.Any(tag => $"{tag.Value}".Contains("/control/", StringComparison.Ordinal))) Lines.Add(TextOf(activity));
    }

    private static string TextOf(Activity activity) => $"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Concat(activity.Baggage.Select(one => KeyValuePair.Create(one.Key, (object?)one.Value))).Select(tag => $"{tag.Key}={tag.Value}"))}";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Add($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
