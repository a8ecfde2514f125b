namespace ChatSla.Core.Mail;

/// <summary>A line that begins with ">".</summary>
internal static class QuotedLine
{
    public static bool Is(string line)
    {
        var start = line.AsSpan().TrimStart();
        return start is ['>', ..] or ['＞', ..];
    }
}
