using System.Text;

namespace ChatSla.Graph;

/// <summary>Lines of text as they are written, each with the depth of the quote it stands in. Several blank lines are one.</summary>
internal sealed class MailLines
{
    private readonly StringBuilder current = new();
    private string prefix = "";
    private bool spaced;
    private int quoted;

    public List<(int Quoted, string Text)> Done { get; } = [];

    public bool IsAtStart => current.Length == 0;

    public bool IsEmpty => IsAtStart && Done.Count == 0;

    /// <summary>What the next words of this line begin with, as "- " in a list.</summary>
    public void Begin(string with, int depth)
    {
        Break(depth);
        prefix = with;
    }

    /// <summary>Words with their spaces made one; a leading or trailing one counts.</summary>
    public int Write(ReadOnlySpan<char> words, int depth)
    {
        var written = 0;
        foreach (var letter in words)
        {
            if (IsUnseen(letter)) continue;
            if (char.IsWhiteSpace(letter))
            {
                spaced = true;
                continue;
            }

            Start(depth);
            if (spaced && current.Length > 0 && current[^1] != ' ') current.Append(' ');
            spaced = false;
            current.Append(letter);
            written++;
        }

        return written;
    }

    /// <summary>Words as they stand, lines and all.</summary>
    public int WriteAsIs(string words, int depth)
    {
        var lines = words.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) NewLine(depth);
            if (lines[at].Length > 0)
            {
                Start(depth);
                foreach (var letter in lines[at].Where(letter => !IsUnseen(letter))) current.Append(letter is '\t' ? ' ' : letter);
            }
        }

        return words.Length;
    }

    /// <summary>Ends the line, if one was begun.</summary>
    public void Break(int depth)
    {
        if (current.Length > 0) NewLine(depth);
        (spaced, prefix) = (false, "");
    }

    public void NewLine(int depth)
    {
        if (current.Length > 0) Add((quoted, current.ToString().TrimEnd()));
        else Blank(depth);
        current.Clear();
        spaced = false;
    }

    public void Blank(int depth)
    {
        if (Done is [.., { Text: not "" }]) Done.Add((depth, ""));
    }

    public void Add((int Quoted, string Text) line)
    {
        if (line.Text.Length > 0) Done.Add(line);
        else Blank(line.Quoted);
    }

    private void Start(int depth)
    {
        if (current.Length > 0) return;
        quoted = depth;
        current.Append(prefix);
        (prefix, spaced) = ("", false);
    }

    /// <summary>Fillers that newsletters put behind their first line, soft hyphens, marks that turn the direction of text round, control characters.</summary>
    private static bool IsUnseen(char letter) =>
        letter is '\u200b' or '\u00ad' or '\u034f' or '\ufeff' or '\u2060' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
        || (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f'));
}
