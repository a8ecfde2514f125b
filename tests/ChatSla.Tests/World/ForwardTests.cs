using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>A customer's mail is handed on: to another of our mailboxes, where it stays as old as it is, or to anybody.</summary>
public sealed class ForwardTests : IAsyncLifetime
{
    private World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartWithSalesAsync();

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Forwarded_to_another_of_our_mailboxes_it_is_the_customers_query_there_from_when_it_came_and_closed_here()
    {
        var query = await World.OpenAsync(Customer.Karin, "An offer, please");
        await World.GoToAsync(Monday(9, 50));

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "forward");
        Assert.Equal(WorldSettings.Sales, dialog.ValueOf("to"));
        Assert.Equal("Q-1 is on its way to sales@contoso.com.", (await World.SubmitAsync(Staff.Ada, query, dialog, "text", "This one is yours.")).Text);
        await World.SettleAsync();

        var first = await World.QueryAsync(query);
        Assert.Equal("Forwarded to sales@contoso.com", first.Closing!.Reason);
        Assert.Contains("Closed · forwarded to sales@contoso.com by Ada Berg", (await World.CardOf(query)).Text);
        var there = await World.QueryAsync((await World.QueriesAsync())[1]);
        Assert.Equal((WorldSettings.Sales, query), (there.Mailbox, there.LinkedTo));
        Assert.Equal(first.OpenedAt, there.OpenedAt);

        var card = await World.CardIn(WorldSettings.GeneralChannel, there.Id);
        Assert.Contains("Answer by 10:40 today", card.Text);
        Assert.Contains("Karin Lund", card.Text);
        Assert.Contains("An offer, please", card.Text);
        Assert.Contains("Goes on from Q-1", card.Text);
        Assert.Contains("Ada Berg writes: This one is yours.", card.Text);
        Assert.Contains("Where is my parcel?", card.Text);
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task An_answer_from_there_reaches_the_customer()
    {
        var query = await World.OpenAsync(Customer.Karin, "An offer, please");
        await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "forward"), "text", "This one is yours.");
        await World.SettleAsync();

        await World.AnswerInAsync(WorldSettings.GeneralChannel, Staff.Bo, (await World.QueriesAsync())[1], "Here it is.");
        await World.SettleAsync();

        var answer = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Equal("sales@contoso.com", answer.From);
        Assert.Contains("Here it is.", answer.Text);
        Assert.Equal(2, (await World.QueriesAsync()).Count);
    }

    [Fact]
    public async Task Forwarded_to_somebody_else_it_stays_open_and_answers_go_to_the_customer()
    {
        await World.OpenAsync(Customer.Tomas, "Hello");
        var query = await World.OpenAsync(Customer.Karin);

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "forward");
        await World.SubmitAsync(Staff.Ada, query, dialog, ("to", "other"), ("address", " Tomas.Weber@nordwind.example "), ("text", "Do you know <this>?"));
        await World.SettleAsync();

        var forwarded = Assert.Single(await World.InboxOfAsync(Customer.Tomas));
        Assert.Equal("FW: Parcel 4711", forwarded.Subject);
        Assert.Equal(["karin.lund@acme.example"], forwarded.ReplyTo);
        Assert.Contains("Do you know &lt;this&gt;?", forwarded.Text);
        Assert.Contains("Where is my parcel?", forwarded.Text);
        var card = await World.CardOf(query);
        Assert.Contains("Ada Berg forwarded it to tomas.weber@nordwind.example at 09:40.", card.Text);
        Assert.Contains("Answer by 17:00 today", card.Text);
        Assert.Null((await World.QueryAsync(query)).Closing);
    }

    [Theory]
    [InlineData("", "is no mail address")]
    [InlineData("nobody", "is no mail address")]
    [InlineData("support@contoso.com", "in this mailbox already")]
    public async Task A_forward_to_nowhere_is_refused_and_what_was_typed_stays(string address, string words)
    {
        var query = await World.OpenAsync(Customer.Karin);

        var refused = await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "forward"), ("to", "other"), ("address", address), ("text", "A note."));

        Assert.Contains(words, refused.Text);
        Assert.Equal("A note.", refused.ValueOf("text"));
        Assert.DoesNotContain((await World.QueryAsync(query)).History, happened => happened is QueryEvent.AnswerWritten);
    }

    private static Instant Monday(int hour, int minute) => Instant.FromUtc(2026, 11, 23, hour - 1, minute);
}
