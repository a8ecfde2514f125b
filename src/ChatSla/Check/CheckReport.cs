using ChatSla.CommandLine;

namespace ChatSla.Check;

/// <summary>Prints each finding as its step ends, 80 columns wide, and counts.</summary>
public sealed class CheckReport(TextWriter output)
{
    private const int TextColumn = 9;
    private const int CommandColumn = 3;
    private const string Remedy = "-> ";

    private readonly List<Mark> marks = [];

    public async Task TellAsync(string title, IAsyncEnumerable<Finding> findings)
    {
        await output.WriteLineAsync(marks.Count == 0 ? title : $"{Environment.NewLine}{title}");
        await foreach (var finding in findings)
        {
            marks.Add(finding.Mark);
            await output.WriteAsync(string.Concat(Lines(finding).Select(line => line + Environment.NewLine)));
            await output.FlushAsync();
        }
    }

    /// <summary>The last line.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        var (warnings, notTried) = (Count(Mark.Warning), Count(Mark.NotTried));
        var last = $"{Count(Mark.Ok)} ok, {warnings} warning{(warnings == 1 ? "" : "s")}, {Count(Mark.Wrong)} wrong";
        await output.WriteLineAsync($"{Environment.NewLine}{last}{(notTried > 0 ? $", {notTried} not tried" : "")}");
        return Count(Mark.Wrong) > 0 ? 1 : 0;
    }

    private int Count(Mark mark) => marks.Count(one => one == mark);

    private static IEnumerable<string> Lines(Finding finding)
    {
        foreach (var line in Columns.Wrapped(LabelOf(finding.Mark).PadRight(TextColumn) + finding.What, hanging: TextColumn)) yield return line;
        if (finding.Do is { } what)
        {
            foreach (var line in Columns.Wrapped($"{new string(' ', TextColumn)}{Remedy}{what}", hanging: TextColumn + Remedy.Length)) yield return line;
        }

        foreach (var command in finding.Commands) yield return new string(' ', CommandColumn) + command;
    }

    private static string LabelOf(Mark mark) => mark switch
    {
        Mark.Ok => "ok",
        Mark.Warning => "WARNING",
        Mark.Wrong => "WRONG",
        _ => "-",
    };
}
