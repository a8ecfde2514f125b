namespace ChatSla.Sandbox.Program;

/// <summary>What the program prints, line by line, in a file of the data folder.</summary>
internal sealed class ProgramLog(string path) : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter writer = new(path, append: true) { AutoFlush = true };
    private bool isClosed;

    public void Write(string? line)
    {
        lock (gate)
        {
            if (line is not null && !isClosed) writer.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            writer.Dispose();
        }
    }
}
