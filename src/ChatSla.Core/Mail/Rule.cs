namespace ChatSla.Core.Mail;

/// <summary>A drawn line: nothing but underscores, dashes, equal signs or stars.</summary>
internal static class Rule
{
    public static bool Is(string line)
    {
        var mark = line.AsSpan().Trim();
        return mark.Length >= 5 && mark[0] is '_' or '-' or '=' or '*' or '—' or '─' && mark.TrimStart(mark[0]).IsEmpty;
    }
}
