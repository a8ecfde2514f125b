using System.Diagnostics;
using OpenTelemetry;

namespace ChatSla.Telemetry;

/// <summary>Leaves of a foreign span only what names nobody: addresses of Graph hold mailboxes, those of Teams hold people and conversations.</summary>
public sealed class PlainSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept =
    [
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme", "error.type",
        "http.request.resend_count", "otel.status_code",
    ];

    /// <summary>HttpClient writes exceptions onto its spans, their words and stack with them; of those only the type is left.</summary>
    public static ActivityListener WithoutWords()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name != Traces.Source,
            ExceptionRecorder = static (Activity _, Exception _, ref TagList tags) =>
            {
                // The listener of a program that has ended may wait for its collector yet.
                foreach (var tag in tags)
                {
                    if (tag.Key == "exception.message") return;
                }

                tags.Add("exception.message", "");
                tags.Add("exception.stacktrace", "");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Traces.Source) return;

        foreach (var (key, _) in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList()) data.SetTag(key, null);
        if (data.Kind is ActivityKind.Server && data.GetTagItem("http.request.method") is { } method) data.DisplayName = $"{method} {data.GetTagItem("http.route")}".TrimEnd();
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
    }
}
