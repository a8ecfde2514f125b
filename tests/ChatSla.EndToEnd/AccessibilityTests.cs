using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatSla.EndToEnd;

/// <summary>The page without a mouse and without eyes: a smoke test, not an audit.</summary>
public sealed class AccessibilityTests
{
    private static readonly HashSet<string> Operable =
        ["button", "link", "textbox", "combobox", "tab", "checkbox", "switch", "spinbutton", "searchbox", "menuitem", "option", "dialog"];

    // The focus ring: drawn, and not cut off by anything round it.
    private const string IsRingSeen = """
        (() => {
          const button = document.activeElement;
          const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(button);
          if (outlineStyle === 'none') return false;
          const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
          const ring = button.getBoundingClientRect();
          for (let place = button.parentElement; place; place = place.parentElement) {
            if (getComputedStyle(place).overflow === 'visible') continue;
            const room = place.getBoundingClientRect();
            if (ring.left - reach < room.left || ring.right + reach > room.right || ring.top - reach < room.top || ring.bottom + reach > room.bottom) return false;
          }
          return true;
        })()
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_can_be_operated_has_a_name()
    {
        await using var sandbox = await SandboxProcess.StartAsync("names", Cancellation);
        await using var page = await SandboxPage.OpenAsync(sandbox, "names");
        await page.Page.GetByTestId("mail-write").ClickAsync();
        Assert.Empty(await NamelessAsync(page.Page));

        await page.Page.GetByTestId("faults").ClickAsync();
        Assert.Empty(await NamelessAsync(page.Page));
        await page.ShootAsync("faults", null);

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Support.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).First.ClickAsync();
        await Expect(page.Dialog).ToBeVisibleAsync();
        Assert.Empty(await NamelessAsync(page.Page));

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Support.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).First.ClickAsync();
        await Expect(page.Dialog).ToBeVisibleAsync();
        Assert.Empty(await NamelessAsync(page.Page));
        await page.ShootAsync("more", null);
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Why this colour?", Exact = true }).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("counted so far");
        Assert.Empty(await NamelessAsync(page.Page));
        await page.ShootAsync("why", null);
        Assert.Empty(page.Complaints);
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }

    [Fact]
    public async Task A_query_is_claimed_and_answered_by_keyboard_alone()
    {
        await using var sandbox = await SandboxProcess.StartAsync("keyboard", Cancellation);
        await using var page = await SandboxPage.OpenAsync(sandbox, "keyboard");
        var keyboard = page.Page.Keyboard;

        await TabToAsync(page.Page, "Claim");
        await page.ShootAsync("focus", null);
        Assert.True(await page.Page.EvaluateAsync<bool>(IsRingSeen), "The button with the focus has no ring, or one that is cut off.");
        List<string?> order = [await FocusedAsync(page.Page)];
        for (var i = 0; i < 3; i++)
        {
            await keyboard.PressAsync("Tab");
            order.Add(await FocusedAsync(page.Page));
        }

        Assert.Equal(["Claim", "Answer", "Escalate", "More"], order);
        for (var i = 0; i < 3; i++) await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Enter");
        await Expect(page.Support).ToContainTextAsync("Ada Berg since");

        await TabToAsync(page.Page, "Answer");
        await keyboard.PressAsync("Enter");
        await Expect(page.Dialog.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);
        Assert.Equal("Answer", await FocusedAsync(page.Page));

        await keyboard.PressAsync("Enter");
        await Expect(page.Dialog.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await keyboard.TypeAsync("It is on its way.");
        await TabToAsync(page.Page, "Send");
        await keyboard.PressAsync("Enter");
        await Expect(page.Support).ToContainTextAsync("Ada Berg answered");
        Assert.Empty(page.Complaints);
    }

    /// <summary>What the browser tells a screen reader of, without a name to tell.</summary>
    private static async Task<IReadOnlyList<string>> NamelessAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        return [.. tree.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean() && Operable.Contains(Value(node, "role")) && string.IsNullOrWhiteSpace(Value(node, "name")))
            .Select(node => node.GetRawText())];
    }

    private static string Value(JsonElement node, string property) =>
        node.TryGetProperty(property, out var found) && found.TryGetProperty("value", out var value) ? value.GetString() ?? "" : "";

    private static async Task TabToAsync(IPage page, string button)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await FocusedAsync(page) == button) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"No way to \"{button}\" with the Tab key.");
    }

    private static Task<string?> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string?>("document.activeElement.tagName === 'BUTTON' ? document.activeElement.textContent.trim() : null");
}
