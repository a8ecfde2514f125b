using Microsoft.Playwright;

namespace ChatSla.Gallery;

/// <summary>Answers the browser from the checkout: the gallery's own page, the sandbox page's modules and styles, and its two packages.</summary>
internal static class PageFiles
{
    private static readonly string Sandbox = Path.Combine(Shared.Checkout, "src/ChatSla.Sandbox");

    public static async Task FulfilAsync(IRoute route)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        var file = path.Split('/') switch
        {
            ["", "gallery", var name] => Path.Combine(Shared.Checkout, "tests/ChatSla.Gallery/page", name),
            ["", "lib", "adaptivecards.min.js"] => Path.Combine(Sandbox, "node_modules/adaptivecards/dist/adaptivecards.min.js"),
            ["", "lib", "markdown-it.min.js"] => Path.Combine(Sandbox, "node_modules/markdown-it/dist/markdown-it.min.js"),
            ["", var folder, var name] => Path.Combine(Sandbox, "wwwroot", folder, name),
            _ => "",
        };
        if (!File.Exists(file)) await route.FulfillAsync(new() { Status = path == "/favicon.ico" ? 204 : 404 });
        else await route.FulfillAsync(new() { ContentType = TypeOf(file), BodyBytes = await File.ReadAllBytesAsync(file) });
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript",
        ".css" => "text/css",
        _ => "text/html",
    };
}
