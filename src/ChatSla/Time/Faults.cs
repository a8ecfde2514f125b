namespace ChatSla.Time;

/// <summary>Faults of configuration, each by its key, gathered so that all of them can be shown at once.</summary>
public sealed class Faults
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public void Add(string key, string what) => all.Add($"{key}: {what}");

    public void Require(string key, string? value, string what)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(key, what);
    }

    /// <summary>What <paramref name="read"/> makes of the text, or null and a fault.</summary>
    public T? Read<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            Add(key, OneLine(error.Message));
            return default;
        }
    }

    private static string OneLine(string message) => message.Split(" (Parameter", 2)[0].ReplaceLineEndings(" ");
}
