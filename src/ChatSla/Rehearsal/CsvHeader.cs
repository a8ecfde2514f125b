using ChatSla.CommandLine;

namespace ChatSla.Rehearsal;

/// <summary>Which column of an export holds what, found by its name.</summary>
/// <param name="Customer">-1 where the export has none.</param>
public sealed record CsvHeader(char Separator, int Columns, int Received, int Answered, int Customer)
{
    private static readonly char[] Separators = [',', ';', '\t'];

    // Letters and digits only, in small letters; the first that fits counts.
    private static readonly string[] ReceivedNames = ["received", "receiveddatetime", "receivedat", "receivedon", "receivedtime", "datereceived", "date"];

    private static readonly string[] AnsweredNames =
        ["firstanswered", "firstansweredat", "firstanswer", "firstresponse", "firstresponseat", "firstreply", "firstreplyat", "answered", "answeredat", "answereddatetime", "replied", "repliedat"];

    private static readonly string[] CustomerNames = ["customer", "customername", "company", "from", "fromaddress", "fromemail", "sender", "senderaddress", "email"];

    /// <exception cref="OrderException">It is no header, or a column is missing.</exception>
    public static CsvHeader Read(string line)
    {
        var separator = Separators.MaxBy(candidate => line.Count(one => one == candidate));
        var names = NamesIn(line, separator);
        return new CsvHeader(
            separator, names.Count, Find(names, ReceivedNames, "when a mail was received", "received"), Find(names, AnsweredNames, "when it was first answered", "first answered"), IndexOf(names, CustomerNames));
    }

    private static List<string> NamesIn(string line, char separator)
    {
        var fields = new CsvFields(line, separator);
        var names = new List<string>();
        while (fields.Next()) names.Add(string.Concat(fields.Value.ToString().ToLowerInvariant().Where(char.IsLetterOrDigit)));
        return fields.Fault is { } fault ? throw new OrderException($"--csv: the header in line 1 cannot be read: {fault}.") : names;
    }

    private static int Find(List<string> names, string[] wanted, string what, string example) => IndexOf(names, wanted) is >= 0 and var at
        ? at
        : throw new OrderException($"--csv: the header in line 1 names no column that says {what}; call it \"{example}\". It has: {string.Join(", ", names)}.");

    private static int IndexOf(List<string> names, string[] wanted) => wanted.Select(name => names.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);
}
