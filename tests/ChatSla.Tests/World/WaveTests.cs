using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Many queries turn red in one moment in one channel.</summary>
public sealed class WaveTests : InWorld
{
    private const int Many = 60;

    [Fact]
    public async Task Sixty_that_turn_red_at_once_are_right_as_soon_as_Teams_allows_it_before_whatever_is_less_urgent()
    {
        for (var number = 1; number <= Many; number++) await World.CustomerWritesAsync(new Customer("Karin Lund", $"karin-{number}@acme.example"), $"Parcel {number}");
        await TakenAsync(Many);
        await UntilAsync("all cards are there", cards => cards.Count == Many, Duration.FromSeconds(1));
        await World.GoToAsync(Monday(15, 29));
        for (var number = 1; number <= 5; number++) await World.CustomerWritesAsync(new Customer("Tomas Weber", $"tomas-{number}@nordwind.example"), $"Pallet {number}");
        await TakenAsync(Many + 5);
        await UntilAsync("the others are there", cards => cards.Count == Many + 5, Duration.FromSeconds(1));
        await World.GoToAsync(Monday(15, 31));
        await UntilAsync("all of the first are amber", cards => cards.Count(card => card.Text.Contains("Amber", StringComparison.Ordinal)) == Many, Duration.FromSeconds(1));
        var green = (await CardsAsync()).Where(card => !card.Text.Contains("Amber", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, green.Count);

        await World.GoToAsync(Monday(17, 0));
        foreach (var card in green) await World.ClickAsync(Staff.Ada, card, card.LiveCardOf!.Value, "claim");
        var took = Duration.Zero;
        while ((await CardsAsync()).Count(IsRed) < Many)
        {
            Assert.True(took < Duration.FromMinutes(5), "It took too long.");
            await World.PassAsync(Duration.FromMilliseconds(500));
            took += Duration.FromMilliseconds(500);
            var cards = await CardsAsync();
            Assert.True(cards.Count(IsRed) == Many || !cards.Any(IsClaimed), "A green one was painted before a red one.");
        }

        // 60 edits take Teams 14 s at least; what is said besides in the channel (a line below each card) doubles it and more.
        TestContext.Current.SendDiagnosticMessage($"{Many} red after {took}");
        Assert.InRange(took, Duration.FromSeconds(13), Duration.FromSeconds(46));
        await UntilAsync("the claims are seen", cards => cards.Count(IsClaimed) == 5, Duration.FromSeconds(1));
        Assert.Equal(0, (await World.ConnectorAsync()).Violations);
        Assert.Equal(0, await World.ParkedAsync());
    }

    private static bool IsRed(Said card) => card.Text.Contains("Red", StringComparison.Ordinal);

    private static bool IsClaimed(Said card) => card.Text.Contains("Ada Berg since", StringComparison.Ordinal);

    private Task<IReadOnlyList<Said>> CardsAsync() => World.LiveCardsAsync();

    private Task TakenAsync(int mails) => World.UntilAsync("all mails are taken in", async () => (await World.QueriesAsync()).Count == mails);

    private Task UntilAsync(string what, Func<IReadOnlyList<Said>, bool> isSo, Duration step) =>
        World.StepUntilAsync(what, async () => isSo(await CardsAsync()), step, Duration.FromMinutes(5));
}
