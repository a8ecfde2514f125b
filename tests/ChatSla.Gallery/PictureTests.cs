using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Languages;
using Microsoft.Playwright;

namespace ChatSla.Gallery;

/// <summary>
/// Every card and dialog as a picture: by the renderer that Teams uses, in each theme, on a phone and on a wide screen, in each language. They lie
/// in artifacts/gallery, with index.html to look at them side by side.
/// </summary>
public sealed class PictureTests
{
    private static readonly (string Name, int Width)[] Widths = [("phone", 400), ("wide", 900)];
    private const int Columns = 3;
    private const int Gap = 16;

    private static readonly string[] Themes = ["light", "dark", "contrast"];

    private static readonly string Folder = Path.Combine(Shared.Checkout, "artifacts/gallery");

    [Fact]
    public async Task Nothing_reaches_out_of_its_card_and_no_word_is_cut()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHATSLA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
        // Two pages at once: this is the longest single test there is.
        var complaints = new ConcurrentBag<string>();
        var pages = Language.All.SelectMany(language => Themes.SelectMany(theme => Widths.Select(size => (Language: language, Shots: ShotsIn(language), Theme: theme, Size: size))));
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            foreach (var one in await DrawAsync(browser, page.Shots, page.Language, page.Theme, page.Size.Name, page.Size.Width)) complaints.Add($"{page.Language.Code} {page.Theme} {page.Size.Name} {one}");
        });

        await ContactSheet.WriteAsync(Folder, Registry.All, Language.All, Themes, [.. Widths.Select(one => one.Name)]);
        Assert.Empty(complaints);
    }

    private static async Task<IReadOnlyList<string>> DrawAsync(IBrowser browser, string shots, Language language, string theme, string size, int width)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = (Columns * (width + Gap)) + Gap, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error") complaints.Add(message.Text);
        };
        await page.RouteAsync("**/*", PageFiles.FulfilAsync);
        await page.GotoAsync($"http://gallery.example/gallery/gallery.html?theme={theme}&width={width}");
        await page.WaitForFunctionAsync("window.ready === true");
        await page.EvaluateAsync($"draw({shots})");
        complaints.AddRange(await page.EvaluateAsync<string[]>("check()"));

        // The whole page in view, so that a picture is only cut out of it.
        await page.SetViewportSizeAsync((Columns * (width + Gap)) + Gap, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        var boxes = await page.EvaluateAsync<Box[]>("[...document.querySelectorAll('.shot')].map(shot => { const { x, y, width, height } = shot.getBoundingClientRect(); return { x, y, width, height }; })");
        foreach (var (shot, box) in Registry.All.Zip(boxes))
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, ContactSheet.FileOf(shot, language, theme, size)), Clip = new() { X = box.X, Y = box.Y, Width = box.Width, Height = box.Height } });
        return complaints;
    }

    private sealed class Box
    {
        public float X { get; set; }

        public float Y { get; set; }

        public float Width { get; set; }

        public float Height { get; set; }
    }

    private static string ShotsIn(Language language) => new JsonArray([.. Registry.All.Select(shot =>
    {
        var drawn = shot.In(language);
        return (JsonNode)new JsonObject { ["name"] = shot.Name, ["title"] = drawn.Title, ["card"] = drawn.Card.DeepClone() };
    })]).ToJsonString(new JsonSerializerOptions());
}
