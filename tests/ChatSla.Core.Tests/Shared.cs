namespace ChatSla.Core.Tests;

/// <summary>Reference material that lies beside the checkout and not in it. A user's clone has none: those tests are skipped there, and fail on CI.</summary>
internal static class Shared
{
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatSla.sln"))) folder = folder.Parent;

        var path = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", relative) : relative;
        if (File.Exists(path)) return path;

        var missing = $"The reference file {relative} does not lie beside this checkout.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.Skip(missing);
        return path;
    }
}
