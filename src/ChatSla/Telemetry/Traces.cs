using System.Diagnostics;

namespace ChatSla.Telemetry;

/// <summary>
/// The spans of our own: from a mail's reading, or a click, to what the outbox does of it. Across the outbox the trace goes as the traceparent that
/// stands in the message's row. Nothing costs anything while nobody listens.
/// </summary>
public static class Traces
{
    public const string Source = "ChatSla";

    private const string Folder = "chatsla.folder";

    private static readonly ActivitySource Own = new(Source);

    /// <summary>What a row of the outbox keeps of the present trace; null where none is kept, or it is not recorded.</summary>
    public static string? Carried => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current && Own.HasListeners() ? current.Id : null;

    /// <summary>Spans are in real time, whatever clock the program goes by.</summary>
    public static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    /// <summary>One look into a folder.</summary>
    public static Activity? BeginReading(string folder) => Begin("read folder", Folder, folder);

    /// <summary>A trace of its own, as long as its mail took from the reading on; a page's mails would else be one.</summary>
    /// <param name="reading">The look into the folder that brought it.</param>
    public static Activity? BeginMail(string folder, ActivityContext? reading, DateTimeOffset readFrom)
    {
        if (!Own.HasListeners()) return null;

        Activity.Current = null;
        return Own.StartActivity("take mail", ActivityKind.Internal, default(ActivityContext), links: reading is { } link ? [new ActivityLink(link)] : null, startTime: readFrom)
            ?.SetTag(Folder, folder);
    }

    public static Activity? BeginClick(string verb) => Begin("click", "chatsla.verb", verb);

    /// <summary>A try of an outgoing message, in the trace of what caused it.</summary>
    /// <param name="carried">As <see cref="Carried"/> gave it.</param>
    public static Activity? BeginOutbox(string kind, string? carried)
    {
        if (!Own.HasListeners()) return null;

        Activity.Current = null;
        return ActivityContext.TryParse(carried, null, out var parent)
            ? Own.StartActivity($"outbox {kind}", ActivityKind.Consumer, parent)
            : Own.StartActivity($"outbox {kind}", ActivityKind.Consumer);
    }

    /// <summary>It did not work; errors' words may name people, so only their type is told.</summary>
    public static void Fail(this Activity? span, string because) => span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", because);

    private static Activity? Begin(string name, string key, string value) => Own.HasListeners() ? Own.StartActivity(name)?.SetTag(key, value) : null;
}
