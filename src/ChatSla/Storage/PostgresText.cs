using System.Buffers;
using System.Text;

namespace ChatSla.Storage;

/// <summary>PostgreSQL takes every text but those with a NUL, or with half of a character; mails have both.</summary>
public static class PostgresText
{
    private static readonly SearchValues<char> Doubtful = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\0']);

    /// <summary>The same text with "�" in place of what cannot be stored.</summary>
    public static string Fit(string text) =>
        text.AsSpan().IndexOfAny(Doubtful) < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '�');

    public static bool IsFit(string text) => text.AsSpan().IndexOfAny(Doubtful) < 0 || Fit(text) == text;
}
