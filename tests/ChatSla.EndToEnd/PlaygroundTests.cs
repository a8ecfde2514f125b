using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatSla.EndToEnd;

/// <summary>A day's work in Microsoft's own client: its page in a real browser and its interface, with the real program behind.</summary>
public sealed class PlaygroundTests
{
    private const string Subject = "Where is pallet 31?";
    private const string Ada = "29:1Qf0sYbK2vRz8mTnA4cXgWd7LhPuEoJi5adaBerg-3kVyNqZtM6rSxCwHfGlUj";

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
        await AskAsync(page, "watch support@contoso.com", "This channel now shows support@contoso.com.", "watch");
        var card = await SeeTheCardAsync(page, sandbox);
        await ClaimAsync(page, card);
        var seen = await FindCardAsync(sandbox);
        await ClaimTooLateAsync(playground, seen);
        await AskAsync(page, $"escalate Q-{seen.Number} The customer waits with a lorry", "The managers are called", "escalate");
        await SeeTheManagersCalledAsync(page);
        await AskAsync(page, "summary", "open", "summary");
        await SearchAsync(playground, seen);
        await AskAsync(page, "language svenska", "svenska", "language");
        await AskAsync(page, "öppna", "ärenden", "swedish");
        await Expect(card).ToContainTextAsync("Grön", new() { Timeout = 60_000 });
        await ShootAsync(page, "swedish-card");

        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }

    private async Task<ILocator> SeeTheCardAsync(IPage page, SandboxProcess sandbox)
    {
        await sandbox.Control.MailAsync(Customer.Karin, Subject, "It should have come on Monday.", Cancellation);
        var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = Subject }).Filter(new() { HasText = "It should have come" }).First;
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

    /// <summary>Ada, whose Teams has not heard of it yet, is told who was faster.</summary>
    private static async Task ClaimTooLateAsync(PlaygroundProcess playground, Seen seen)
    {
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "claim", ["data"] = new JsonObject { ["query"] = seen.Query } };

        var answer = await playground.InvokeAsync("adaptiveCard/action", new() { ["action"] = action }, Ada, seen.Conversation, seen.Message, Cancellation);

        Assert.StartsWith("Mia Ek has had this since", (string?)answer["value"], StringComparison.Ordinal);
    }

    /// <summary>The team's own channel stands for Managers here.</summary>
    private async Task SeeTheManagersCalledAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Contoso Customer Care - General" }).ClickAsync();
        await Expect(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "The customer waits with a lorry" }).First).ToBeVisibleAsync();
        await ShootAsync(page, "managers");
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Contoso Customer Care - Support" }).ClickAsync();
    }

    private static async Task SearchAsync(PlaygroundProcess playground, Seen seen)
    {
        var value = new JsonObject
        {
            ["commandId"] = "findQuery",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "pallet" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        };

        var answer = await playground.InvokeAsync("composeExtension/query", value, Ada, seen.Conversation, null, Cancellation);

        var found = Assert.Single(answer["composeExtension"]!["attachments"]!.AsArray());
        Assert.Contains(Subject, found!["preview"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)found["contentType"]);
    }

    private static async Task<Seen> FindCardAsync(SandboxProcess sandbox) => Assert.Single(await new ProgramStore(sandbox.Data).ListAsync(
        $"""
        SELECT c.query_id, q.number, c.conversation_id, c.activity_id FROM cards c
        JOIN queries q ON q.id = c.query_id JOIN mails m ON m.query_id = c.query_id WHERE m.subject = '{Subject}'
        """,
        row => new Seen(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
        Cancellation));

    /// <summary>Begins a thread in the channel with a mention of the bot, as a person types it, and waits for the answer.</summary>
    private async Task AskAsync(IPage page, string words, string answer, string step)
    {
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("@ChatS");
        await page.GetByRole(AriaRole.Menuitem).First.ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
        await Expect(page.GetByText(answer).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await ShootAsync(page, step);
    }

    private Task ShootAsync(IPage page, string step) => page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++shots:00}-{step}.png"), FullPage = true });

    private sealed record Seen(string Query, int Number, string Conversation, string Message);
}
