using System.Text.RegularExpressions;
using NodaTime;

namespace ChatSla.Core.Mail;

/// <summary>The mail that a reply quotes first: who wrote it, and when it was sent where the quote says so with an offset from UTC.</summary>
/// <param name="From">The addresses that stand where the writer is named.</param>
/// <param name="SentAt">Null where the quote names no time, or one without an offset: most mail programs write their own local time.</param>
public sealed partial record QuotedMail(IReadOnlyList<string> From, Instant? SentAt)
{
    /// <returns>Null where nothing is quoted under a line that names who wrote it.</returns>
    public static QuotedMail? In(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Replace('\u00a0', ' ').Split('\n');
        for (var from = 0; MailBoundary.Next(lines, from) is { } boundary; from = Math.Max(boundary.End, boundary.Line + 1))
        {
            if (boundary.Kind is BoundaryKind.Signature) continue;
            if (Head(lines, boundary) is var (writer, when) && AddressesIn(writer) is { Count: > 0 } addresses) return new QuotedMail(addresses, QuotedTime.CertainIn(when));
            if (boundary.Kind is BoundaryKind.Quote && boundary.End == boundary.Line) return null;
        }

        return null;
    }

    /// <summary>Where the writer and the time stand: on the attribution, or on two lines of a block of headers.</summary>
    private static (string Writer, string When)? Head(string[] lines, Boundary boundary)
    {
        if (HeaderBlock.StartsAt(lines, boundary.Line) || OriginalMessage.Is(lines[boundary.Line])) return HeaderBlock.Read(lines, boundary.Line);
        if (boundary.End <= boundary.Line) return null;

        var attribution = string.Join(' ', lines[boundary.Line..boundary.End].Select(line => line.TrimStart('>', ' ').Trim()));
        return (attribution, attribution);
    }

    private static List<string> AddressesIn(string text) => [.. Address().Matches(text).Select(match => match.Value.ToLowerInvariant()).Distinct()];

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
