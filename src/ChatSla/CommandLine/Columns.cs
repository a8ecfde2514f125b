namespace ChatSla.CommandLine;

/// <summary>Text in the columns of a terminal.</summary>
public static class Columns
{
    public const int Width = 80;

    /// <summary>Breaks between words; a word that is too long stands on a line of its own.</summary>
    /// <param name="hanging">Where the lines after the first begin.</param>
    public static IEnumerable<string> Wrapped(string line, int width = Width, int hanging = 0)
    {
        while (line.Length > width && line.LastIndexOf(' ', width) is var at && at > hanging && line[..at].Trim().Length > 0)
        {
            yield return line[..at].TrimEnd();
            line = new string(' ', hanging) + line[at..].TrimStart();
        }

        yield return line.TrimEnd();
    }
}
