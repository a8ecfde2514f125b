using Microsoft.Extensions.FileProviders;

namespace ChatSla.Sandbox;

/// <summary>The page and the two libraries it uses, from where the project's files are.</summary>
internal static class PageFiles
{
    private const string NotBuilt = "The sandbox is running; its page is not built here.";

    private static readonly Dictionary<string, string> Libraries = new()
    {
        ["adaptivecards.min.js"] = "node_modules/adaptivecards/dist/adaptivecards.min.js",
        ["markdown-it.min.js"] = "node_modules/markdown-it/dist/markdown-it.min.js",
    };

    public static void UsePage(this WebApplication app)
    {
        var project = FindProject();
        var page = Path.Combine(project, "wwwroot");
        if (Directory.Exists(page)) app.UseFileServer(Options(page));
        else app.MapGet("/", () => NotBuilt);

        app.MapGet("/lib/{name}", (string name) =>
            Libraries.TryGetValue(name, out var path) && File.Exists(Path.Combine(project, path))
                ? Results.File(Path.Combine(project, path), "text/javascript")
                : Results.NotFound());
    }

    private static FileServerOptions Options(string page)
    {
        var options = new FileServerOptions { FileProvider = new PhysicalFileProvider(page) };
        options.StaticFileOptions.OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache";
        return options;
    }

    /// <summary>Published, everything lies beside the assembly; from a build, the source folder is above it.</summary>
    private static string FindProject()
    {
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))) return AppContext.BaseDirectory;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "src", "ChatSla.Sandbox");
            if (Directory.Exists(project)) return project;
        }

        return AppContext.BaseDirectory;
    }
}
