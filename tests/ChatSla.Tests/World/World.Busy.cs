using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>A morning on which a bit of everything happens.</summary>
public sealed partial class World
{
    /// <summary>Two mailboxes, so that queries are shared and handed on, and a resolution is promised too.</summary>
    public static Task<World> StartBusyAsync(params (string Key, string? Value)[] other) => StartWithSalesAsync(
        [("Promises:same-day:Resolution:WithinWorkingHours", "16h"), ("Promises:same-day:Resolution:Aim", "4h"), ("Promises:same-day:Resolution:MinAfterPause", "1h"), .. other]);

    /// <param name="word">Stands in every subject and text that anybody writes.</param>
    /// <returns>
    /// In the order of their numbers: one that was claimed, answered and written to again; one that was answered from Outlook; one that was
    /// merged into another; that other; one that was closed; one of both mailboxes; one that was escalated, handed over and is red;
    /// one that was forwarded; what it became; one that was split in two; its other half.
    /// </returns>
    public async Task<IReadOnlyList<Guid>> LiveBusilyAsync(string word = "heather")
    {
        var claimed = await CustomerWritesAsync(Customer.Karin, $"Parcel {word}", $"Where is the {word}?");
        await SettleAsync();
        await ClickAsync(Staff.Ada, await QueryOfAsync(claimed), "claim");
        await AnswerAsync(Staff.Ada, await QueryOfAsync(claimed), $"The {word} comes.");
        await SettleAsync();
        await CustomerWritesAsync(Customer.Karin, $"RE: Parcel {word}", $"No {word} yet.", (await InboxOfAsync(Customer.Karin))[0].Id);
        await CustomerWritesAsync(Customer.Karin, $"Automatic reply: {word}", $"{word}: I am out of the office.", claimed.Id, ("X-Auto-Response-Suppress", "All"));
        await SettleAsync();

        var outlook = await CustomerWritesAsync(Customer.Tomas, $"Invoice {word}", $"An invoice for {word}.");
        await SettleAsync();
        await AnswerInOutlookAsync(outlook, $"Here is the {word}.");
        var older = await OpenAsync(Customer.Priya, $"Broken {word}", $"It is {word}.");
        var newer = await OpenAsync(Customer.Priya, $"The broken {word}", $"It is {word} indeed.");
        await ClickAsync(Staff.Bo, newer, "merge-suggested");
        await CustomerWritesAsync(Customer.Tomas, $"Newsletter {word}", $"Buy {word}.", null, ("List-Unsubscribe", "<mailto:off@nordwind.example>"), ("Precedence", "bulk"));

        var closed = await OpenAsync(Customer.Tomas, $"Nothing {word}", $"Only {word}.");
        await SubmitAsync(Staff.Ada, closed, await OpenDialogAsync(Staff.Ada, closed, "close"), "reason", $"No {word} needed.");
        await CustomerWritesToAsync(Customer.Karin, $"To both {word}", [WorldSettings.Support, WorldSettings.Sales], $"Both of {word}.");
        var late = await OpenAsync(Customer.Tomas, $"Urgent {word}", $"Very {word}.");
        await EscalateAsync(Staff.Ada, late, $"They shout {word}.");

        var forwarded = await OpenAsync(Customer.Priya, $"An offer of {word}", $"Offer me {word}.");
        await SubmitAsync(Staff.Ada, forwarded, await OpenDialogAsync(Staff.Ada, forwarded, "forward"), "text", $"Yours, {word}.");
        await SettleAsync();
        var split = await CustomerWritesAsync(Customer.Tomas, $"Two of {word}", $"One {word}.");
        await SettleAsync();
        await CustomerWritesAsync(Customer.Tomas, $"RE: Two of {word}", $"And another {word}?", split.Id);
        await SettleAsync();
        var whole = await QueryOfAsync(split);
        await SubmitAsync(Staff.Ada, whole, await OpenDialogAsync(Staff.Ada, whole, "split"));
        await SettleAsync();

        await GoToAsync(Instant.FromUtc(2026, 11, 23, 16, 30));
        await SettleAsync();
        Assert.Equal([older, newer], (await QueriesAsync()).Intersect([older, newer]));
        return await QueriesAsync();
    }
}
