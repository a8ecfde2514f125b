namespace ChatSla.Graph;

/// <summary>
/// The rows of tables. A row of short cells is one line ("2 | Toner | 40 EUR"); in a row of longer ones, as in mails that are laid out by
/// tables, each cell has its own lines.
/// </summary>
internal sealed class MailTables
{
    private const int Deepest = 24;
    private const int LongestRow = 200;

    private readonly Stack<Row> rows = new();
    private readonly Stack<MailLines> outside = new();
    private int beyond;

    /// <summary>Where words are written now: in the innermost cell, or in none.</summary>
    public MailLines Lines { get; private set; } = new();

    public void StartRow()
    {
        EndRow();
        rows.Push(new Row(outside.Count));
    }

    public void StartCell()
    {
        if (outside.Count >= Deepest)
        {
            beyond++;
            return;
        }

        if (rows.Count == 0 || rows.Peek().Depth != outside.Count) rows.Push(new Row(outside.Count));
        outside.Push(Lines);
        Lines = new MailLines();
    }

    public void EndCell()
    {
        if (beyond > 0)
        {
            beyond--;
            return;
        }

        if (outside.Count == 0) return;
        var cell = Lines.Done;
        Lines = outside.Pop();
        while (rows.Count > 0 && rows.Peek().Depth > outside.Count) EndRow();
        if (rows.Count == 0 || rows.Peek().Depth != outside.Count) rows.Push(new Row(outside.Count));
        if (cell.Exists(line => line.Text.Length > 0)) rows.Peek().Cells.Add(cell);
    }

    public void EndRow()
    {
        if (rows.Count == 0 || rows.Peek().Depth != outside.Count) return;

        var cells = rows.Pop().Cells;
        var isOneLine = cells.Count > 1 && cells.TrueForAll(cell => cell.Count(line => line.Text.Length > 0) == 1) && cells.Sum(cell => cell.Sum(line => line.Text.Length)) <= LongestRow;
        if (isOneLine) Lines.Add((cells[0][0].Quoted, Joined([.. cells.Select(cell => cell.First(line => line.Text.Length > 0).Text)])));
        else cells.ForEach(cell => cell.ForEach(Lines.Add));
    }

    /// <summary>"Sent: Monday" is a name and its value.</summary>
    private static string Joined(List<string> cells) => cells is [[.., ':'], _] ? $"{cells[0]} {cells[1]}" : string.Join(" | ", cells);

    private sealed record Row(int Depth)
    {
        public List<List<(int Quoted, string Text)>> Cells { get; } = [];
    }
}
