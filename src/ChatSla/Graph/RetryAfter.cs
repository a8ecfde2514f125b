using System.Globalization;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>The Retry-After header (RFC 9110, 10.2.3): seconds, or a date, which is taken against the answer's own Date header.</summary>
public static class RetryAfter
{
    public static Duration? Read(IDictionary<string, IEnumerable<string>>? headers)
    {
        if (Value(headers, "Retry-After") is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return Duration.FromSeconds(seconds);
        if (Date(text) is { } until && Date(Value(headers, "Date")) is { } sent) return Duration.FromTimeSpan(until - sent);
        return null;
    }

    /// <param name="now">Where the answer names no date of its own.</param>
    public static Duration? Of(System.Net.Http.Headers.HttpResponseHeaders headers, Instant now) => headers.RetryAfter switch
    {
        { Delta: { } seconds } => Duration.FromTimeSpan(seconds),
        { Date: { } until } => Duration.FromTimeSpan(until - (headers.Date ?? now.ToDateTimeOffset())),
        _ => null,
    };

    private static string? Value(IDictionary<string, IEnumerable<string>>? headers, string name) =>
        headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
