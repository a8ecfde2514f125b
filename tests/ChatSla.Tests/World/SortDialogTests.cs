using ChatSla.Core.Queries;

namespace ChatSla.Tests.World;

/// <summary>The dialogs that put queries together, take them apart, and say that we wait.</summary>
public sealed class SortDialogTests : IAsyncLifetime
{
    private World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(
        ("Promises:same-day:Resolution:WithinWorkingHours", "16h"), ("Promises:same-day:Resolution:Aim", "4h"), ("Promises:same-day:Resolution:MinAfterPause", "1h"));

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_query_is_merged_into_one_of_the_same_customer_or_by_number_and_that_is_taken_back()
    {
        var older = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        await World.OpenAsync(Customer.Tomas, "Invoice 12");
        var newer = await World.OpenAsync(Customer.Karin, "Something else");
        var dialog = await World.OpenDialogAsync(Staff.Mia, newer, "merge");
        Assert.Contains("Q-1 · Parcel 4711 · 09:40", dialog.Card!["body"]!.ToJsonString().Replace("\\u00B7", "·", StringComparison.Ordinal));
        Assert.DoesNotContain("Invoice 12", dialog.Card["body"]!.ToJsonString());

        Assert.Contains("Choose a query, or type its number.", (await MergeAsync("", "")).Text);
        Assert.Contains("There is no query Q-99", (await MergeAsync("", "Q-99")).Text);
        var itself = await MergeAsync("1", "3");
        Assert.Contains("A query cannot be merged with itself", itself.Text);
        Assert.Equal("3", itself.ValueOf("number"));
        Assert.Equal("Q-3 goes on in Q-1.", (await MergeAsync("1", "")).Text);
        Assert.Equal("Q-3 goes on in Q-1.", (await MergeAsync("1", "")).Text);
        await World.SettleAsync();
        Assert.Contains("goes on in Q-1, says Mia Ek", (await World.CardOf(newer)).Text);
        Assert.Single((await World.QueryAsync(older)).History.OfType<QueryEvent.Absorbed>());

        var menu = await World.OpenDialogAsync(Staff.Ada, newer, "more");
        Assert.Equal("Q-3 is a query of its own again.", (await World.PressAsync(Staff.Ada, newer, menu, "Take the merging back")).Text);

        Task<ClickAnswer> MergeAsync(string into, string number) => World.SubmitAsync(Staff.Mia, newer, dialog, ("into", into), ("number", number));
    }

    [Fact]
    public async Task A_later_mail_is_split_off_by_choice()
    {
        var first = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(first);
        Assert.DoesNotContain("Split off", (await World.OpenDialogAsync(Staff.Ada, query, "more")).Lines);
        var second = await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "And the invoice?", first.Id);
        await World.SettleAsync();

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "split");
        Assert.Contains("And the invoice?", dialog.Card!.ToJsonString());
        Assert.Contains("Choose a mail.", (await World.SubmitAsync(Staff.Ada, query, dialog, "mails", "")).Text);
        Assert.Contains("Only a later mail", (await World.SubmitAsync(Staff.Ada, query, dialog, "mails", (await World.RowOfAsync(first)).Id)).Text);
        Assert.Contains("is a query of its own now", (await World.SubmitAsync(Staff.Ada, query, dialog)).Text);
        await World.SettleAsync();

        Assert.NotEqual(query, await World.QueryOfAsync(second));
        Assert.Equal(2, (await World.QueriesAsync()).Count);
    }

    [Fact]
    public async Task Waiting_has_a_reason_and_a_day_to_come_that_is_not_too_far_and_what_was_typed_stays()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "Which serial number?");
        await World.SettleAsync();
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "pause");

        Assert.Contains("Name a day.", (await WaitAsync("soon", "Customer", "The number")).Text);
        Assert.Contains("Say whom you wait for.", (await WaitAsync("2026-11-26", "7", "The number")).Text);
        Assert.Contains("is over; name a time to come", (await WaitAsync("2026-11-23", "Customer", "The number")).Text);
        Assert.Contains("too far ahead", (await WaitAsync("2027-11-23", "Customer", "The number")).Text);
        var unreasoned = await WaitAsync("2026-11-26", "ThirdParty", " ");
        Assert.Contains("Say why, in a few words.", unreasoned.Text);
        Assert.Equal(("2026-11-26", "ThirdParty"), (unreasoned.ValueOf("until"), unreasoned.ValueOf("for")));
        Assert.Equal("The clock of Q-1 stands still.", (await WaitAsync("2026-11-26", "ThirdParty", "The courier")).Text);
        Assert.Equal("The clock of Q-1 stands still.", (await WaitAsync("2026-11-26", "ThirdParty", "The courier")).Text);
        Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.Paused>());

        Assert.Equal("The clock of Q-1 runs again.", (await World.PressAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "more"), "Resume")).Text);

        Task<ClickAnswer> WaitAsync(string until, string whom, string reason) => World.SubmitAsync(Staff.Ada, query, dialog, ("until", until), ("for", whom), ("reason", reason));
    }
}
