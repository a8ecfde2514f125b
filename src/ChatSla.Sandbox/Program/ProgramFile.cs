namespace ChatSla.Sandbox.Program;

/// <summary>Finds the program that was built beside the sandbox.</summary>
internal static class ProgramFile
{
    private const string Name = "chatsla.dll";

    public static string Find()
    {
        // …/src/ChatSla.Sandbox/bin/{configuration}/{framework}/
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, Name),
            .. framework.Parent?.Parent?.Parent?.Parent is { } source
                ? new[] { Path.Combine(source.FullName, "ChatSla", "bin", framework.Parent.Name, framework.Name, Name) }
                : [],
        ];

        return Array.Find(places, File.Exists)
            ?? throw new HttpProblem(409, "ProgramNotBuilt", $"The program is not built: no {string.Join(" and no ", places)}.");
    }
}
