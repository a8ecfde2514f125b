namespace ChatSla.Core.Mail;

/// <summary>Finds quotes and signatures line by line. Every look is bounded, so the work grows with the length of the text and no faster.</summary>
internal static class MailBoundary
{
    public static Boundary? Next(string[] lines, int from)
    {
        for (var at = from; at < lines.Length; at++)
        {
            if (At(lines, at) is { } boundary) return boundary;
        }

        return null;
    }

    public static Boundary? At(string[] lines, int at)
    {
        if (string.IsNullOrWhiteSpace(lines[at])) return null;
        if (Attribution.EndingFrom(lines, at) is { } end) return new Boundary(IsQuoteNear(lines, end) ? BoundaryKind.Quote : BoundaryKind.Original, at, end);
        if (QuotedLine.Is(lines[at])) return new Boundary(BoundaryKind.Quote, at, at);
        if (OriginalMessage.Is(lines[at]) || HeaderBlock.StartsAt(lines, at)) return new Boundary(BoundaryKind.Original, at, at + 1);
        return Signature.StartsAt(lines, at) ? new Boundary(BoundaryKind.Signature, at, at + 1) : null;
    }

    private static bool IsQuoteNear(string[] lines, int from)
    {
        for (var at = from; at < lines.Length && at < from + 4; at++)
        {
            if (QuotedLine.Is(lines[at])) return true;
            if (!string.IsNullOrWhiteSpace(lines[at])) return false;
        }

        return false;
    }
}
