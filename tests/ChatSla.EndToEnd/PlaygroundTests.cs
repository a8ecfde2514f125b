using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatSla.EndToEnd;

/// <summary>A day's work in Microsoft's own client: its page in a real browser and its interface, with the real program behind.</summary>
public sealed class PlaygroundTests
{
    private const string Subject = "Where is pallet 31?";

    private readonly string pictures = Artifacts.Fresh("screenshots", "playground");
    private int shots;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_Playground_drives_the_day()
    {
        await using var sandbox = await SandboxProcess.StartAsync("playground", Cancellation);
        await using var playground = await PlaygroundProcess.StartAsync(sandbox, Cancellation);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHATSLA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
        var page = await playground.OpenPageAsync(browser, ColorScheme.Light);

        await Expect(page.GetByText("I am ChatSla.").First).ToBeVisibleAsync();
        await WriteAsync(page, "watch support@contoso.com");
        await Expect(page.GetByText("This channel now shows support@contoso.com.").First).ToBeVisibleAsync();
        await ShootAsync(page, "watch");

        var card = await SeeTheCardAsync(page, sandbox);
        await ClaimAsync(page, card);
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }

    private async Task<ILocator> SeeTheCardAsync(IPage page, SandboxProcess sandbox)
    {
        await sandbox.Control.MailAsync(Customer.Karin, Subject, "It should have come on Monday.", Cancellation);
        var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = Subject });
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card).ToContainTextAsync("● Green");
        await ShootAsync(page, "card");
        return card;
    }

    private async Task ClaimAsync(IPage page, ILocator card)
    {
        await card.GetByRole(AriaRole.Button, new() { Name = "Claim", Exact = true }).ClickAsync();
        await Expect(card).ToContainTextAsync("Mia Ek since");
        await ShootAsync(page, "claimed");
    }

    /// <summary>Begins a thread in the channel with a mention of the bot, as a person types it.</summary>
    private static async Task WriteAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("@ChatS");
        await page.GetByRole(AriaRole.Menuitem).First.ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
    }

    private Task ShootAsync(IPage page, string step) => page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++shots:00}-{step}.png"), FullPage = true });
}
