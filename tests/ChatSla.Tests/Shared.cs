namespace ChatSla.Tests;

/// <summary>The reference documents that lie beside the project and are not part of it.</summary>
internal static class Shared
{
    /// <summary>
    /// The full path of a file under ../shared. Where it is missing the test is skipped, but on CI it fails.
    /// </summary>
    public static string PathOf(string relative)
    {
        var path = Path.Combine(Root(), "..", "shared", relative);
        if (File.Exists(path)) return Path.GetFullPath(path);

        var sentence = $"{relative} is not in the folder 'shared' beside the project.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(sentence);
        Assert.Skip(sentence);
        return path;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatSla.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"ChatSla.sln is not above {AppContext.BaseDirectory}.");
    }
}
