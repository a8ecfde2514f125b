using Microsoft.Playwright;

namespace ChatSla.EndToEnd;

/// <summary>The sandbox's page in a real browser. Whatever the page complains about is kept, breaches of its policy too.</summary>
internal sealed class SandboxPage : IAsyncDisposable
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("wide", 1600, 1000), ("narrow", 400, 850)];
    private static readonly (string Name, ColorScheme Scheme)[] Themes = [("dark", ColorScheme.Dark), ("light", ColorScheme.Light)];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly string screenshots;
    private int shots;

    private SandboxPage(IPlaywright playwright, IBrowser browser, IPage page, string screenshots)
    {
        (this.playwright, this.browser, Page, this.screenshots) = (playwright, browser, page, screenshots);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public ILocator Support => Page.GetByTestId("channel-support");

    public ILocator Managers => Page.GetByTestId("channel-managers");

    public ILocator Dialog => Page.GetByTestId("dialog");

    /// <param name="name">Of the folder for screenshots.</param>
    public static async Task<SandboxPage> OpenAsync(SandboxProcess sandbox, string name)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHATSLA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Sizes[0].Width, Height = Sizes[0].Height }, ColorScheme = ColorScheme.Light });
        context.SetDefaultTimeout(15_000);
        var page = new SandboxPage(playwright, browser, await context.NewPageAsync(), Artifacts.Fresh("screenshots", name));
        await page.Page.GotoAsync(sandbox.Address);
        await Assertions.Expect(page.Support.GetByTestId("card")).ToHaveCountAsync(4);
        return page;
    }

    /// <summary>A second person's page, in a browser session of its own.</summary>
    public async Task<IPage> OpenAnotherAsync(string person)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Sizes[0].Width, Height = Sizes[0].Height } });
        context.SetDefaultTimeout(15_000);
        var other = await context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await Assertions.Expect(other.GetByTestId("channel-support").GetByTestId("card").First).ToBeVisibleAsync();
        await other.GetByTestId("person-select").SelectOptionAsync(person);
        return other;
    }

    public ILocator CardOf(string subject) => Support.GetByTestId("card").Filter(new() { HasText = subject });

    public Task ActAsAsync(string person) => Page.GetByTestId("person-select").SelectOptionAsync(person);

    public ILocator Toast(string words) => Page.GetByTestId("toast").Filter(new() { HasText = words });

    /// <summary>The banner of a card: its words, and the colours a person sees.</summary>
    public static async Task<Banner> BannerOfAsync(ILocator card)
    {
        var banner = card.Locator(".ac-adaptiveCard .ac-container").First;
        var ground = await banner.EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");
        var sign = await banner.Locator("span").First.EvaluateAsync<string>("element => getComputedStyle(element).color");
        return new(await banner.InnerTextAsync(), ground, sign);
    }

    /// <summary>Pictures of one step: light and dark, wide and narrow.</summary>
    /// <param name="tab">What a narrow screen shows; null where a dialog lies over it.</param>
    public async Task ShootAsync(string step, string? tab)
    {
        shots++;
        foreach (var (size, width, height) in Sizes.Reverse())
        {
            await Page.SetViewportSizeAsync(width, height);
            if (size == "narrow" && tab is not null) await Page.GetByTestId($"tab-{tab}").ClickAsync();
            foreach (var (theme, scheme) in Themes)
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Page.WaitForTimeoutAsync(250);
                await Page.ScreenshotAsync(new() { Path = Path.Combine(screenshots, $"{shots:00}-{step}-{size}-{theme}.png"), Caret = ScreenshotCaret.Initial });
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <param name="Ground">The colour behind the words.</param>
/// <param name="Sign">The colour of the sign and its word.</param>
internal sealed record Banner(string Words, string Ground, string Sign);
