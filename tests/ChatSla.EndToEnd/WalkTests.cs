using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatSla.EndToEnd;

/// <summary>Two mails, one answered and one forgotten, as people see them: real sandbox, real program, real browser.</summary>
public sealed class WalkTests
{
    private const string Answered = "Where is my order 4711?";
    private const string Forgotten = "A question nobody answers";
    private const string AnswerText = "It left our warehouse this morning and arrives on Wednesday.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_walk()
    {
        await using var sandbox = await SandboxProcess.StartAsync("walk", Cancellation);
        await using var page = await SandboxPage.OpenAsync(sandbox, "walk");
        await page.ShootAsync("morning", "support");

        await WriteMailAsync(page, Answered, "We were promised delivery on Tuesday and nothing has come.\nCould you find out where it is?");
        await SeeTheCardAsync(page);
        await ClaimAsync(page);
        await AnswerAsync(page);
        await SeeTheAnswerAsync(page);
        await WriteMailAsync(page, Forgotten, "Does anybody read this? I would like to change my delivery address.");
        await SeeItTurnAsync(page);
        await SeeTheManagersCalledAsync(page);
        await AskForTheSummaryAsync(page);

        Assert.Empty(page.Complaints);
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }

    private static async Task WriteMailAsync(SandboxPage page, string subject, string text)
    {
        await page.Page.GetByTestId("mail-write").ClickAsync();
        await page.Page.GetByTestId("mail-subject").FillAsync(subject);
        await page.Page.GetByTestId("mail-text").FillAsync(text);
        await page.ShootAsync("writing", "mail");
        await page.Page.GetByTestId("mail-send").ClickAsync();
        await Expect(page.Toast("Sent to support@contoso.com").First).ToBeVisibleAsync();
        await Expect(page.CardOf(subject)).ToBeVisibleAsync();
    }

    private static async Task SeeTheCardAsync(SandboxPage page)
    {
        var card = page.CardOf(Answered);
        await Expect(card).ToContainTextAsync("● Green");
        await Expect(card).ToContainTextAsync("Answer by 17:00 today");
        await Expect(card).ToContainTextAsync("Karin Lund");
        await Expect(card).ToContainTextAsync("Nobody yet");
        await page.ShootAsync("card", "support");
    }

    /// <summary>Bo claims; Ada, whose Teams has not heard of it yet, presses the same button.</summary>
    private static async Task ClaimAsync(SandboxPage page)
    {
        var late = await page.OpenAnotherAsync(Staff.Ada);
        // Held for ever: her page keeps what it shows.
        await late.RouteAsync("**/control/teams", _ => Task.CompletedTask);

        await page.ActAsAsync(Staff.Bo);
        await page.CardOf(Answered).GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await Expect(page.CardOf(Answered)).ToContainTextAsync("Bo Lind since");
        await Expect(page.CardOf(Answered).GetByRole(AriaRole.Button, new() { Name = "Claim" })).ToHaveCountAsync(0);

        await late.GetByTestId("channel-support").GetByTestId("card").Filter(new() { HasText = Answered })
            .GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await Expect(late.GetByTestId("toast")).ToContainTextAsync("Bo Lind has had this since");
        await late.ScreenshotAsync(new() { Path = Path.Combine(Shared.Checkout, "artifacts", "screenshots", "walk", "refused.png") });
        await late.Context.CloseAsync();
        await page.ShootAsync("claimed", "support");
    }

    private static async Task AnswerAsync(SandboxPage page)
    {
        await page.CardOf(Answered).GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Karin Lund");
        await page.Dialog.GetByRole(AriaRole.Textbox).FillAsync(AnswerText);
        await page.ShootAsync("answering", null);
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Toast("Your answer is on its way to Karin Lund").First).ToBeVisibleAsync();
        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.CardOf(Answered)).ToContainTextAsync("✓ Kept");
        await Expect(page.CardOf(Answered)).ToContainTextAsync("Bo Lind answered");
        await page.ShootAsync("answered", "support");
    }

    private static async Task SeeTheAnswerAsync(SandboxPage page)
    {
        var thread = page.Page.GetByTestId("thread").Filter(new() { HasText = Answered });
        await Expect(thread).ToHaveCountAsync(1);
        await Expect(thread.Locator("[data-testid=mail][data-direction=out]")).ToHaveCountAsync(1);
        await Expect(thread.Locator("[data-testid=mail][data-direction=in]")).ToHaveCountAsync(1);
        await Expect(thread.Locator("[data-testid=mail][data-direction=in]")).ToContainTextAsync(AnswerText);
        await page.ShootAsync("received", "mail");
    }

    private static async Task SeeItTurnAsync(SandboxPage page)
    {
        var card = page.CardOf(Forgotten);
        var green = await SandboxPage.BannerOfAsync(card);
        Assert.Contains("● Green", green.Words, StringComparison.Ordinal);

        await page.Page.GetByTestId("clock-jump-next").ClickAsync();
        await Expect(card).ToContainTextAsync("▲ Amber");
        var amber = await SandboxPage.BannerOfAsync(card);
        await page.ShootAsync("amber", "support");

        await page.Page.GetByTestId("clock-jump-next").ClickAsync();
        await Expect(card).ToContainTextAsync("◆ Red");
        var red = await SandboxPage.BannerOfAsync(card);
        await Expect(card).ToContainTextAsync("Was due 17:00");
        await Expect(page.Support).ToContainTextAsync("5 queries are red");
        await page.ShootAsync("red", "support");

        Assert.Equal(3, new[] { green.Ground, amber.Ground, red.Ground }.Distinct().Count());
        Assert.Equal(3, new[] { green.Sign, amber.Sign, red.Sign }.Distinct().Count());
    }

    private static async Task SeeTheManagersCalledAsync(SandboxPage page)
    {
        var call = page.Managers.GetByTestId("post").Filter(new() { HasText = "5 queries are red" });
        await Expect(call).ToContainTextAsync("Nobody");
        await Expect(call.Locator(".mention")).ToHaveTextAsync("Mia Ek");
        await Expect(call.Locator(".alerted")).ToBeVisibleAsync();
        await page.ShootAsync("managers", "managers");
    }

    private static async Task AskForTheSummaryAsync(SandboxPage page)
    {
        await page.ActAsAsync(Staff.Mia);
        await page.Managers.GetByTestId("compose").FillAsync("@ChatSla summary");
        await page.Managers.GetByTestId("compose").PressAsync("Enter");
        var thread = page.Managers.Locator(".conversation").Filter(new() { HasText = "summary" });
        await Expect(thread.GetByTestId("card")).ToContainTextAsync("5 promises missed, 1 kept.");
        await page.ShootAsync("summary", "managers");
    }
}
