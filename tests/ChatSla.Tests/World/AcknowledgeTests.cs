using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Customers are told by themselves that their mail has arrived, once a day, and never in a circle.</summary>
public sealed class AcknowledgeTests : IAsyncLifetime
{
    private static readonly Customer Tickets = new("Nordwind Tickets", "ticket-1@nordwind.example");

    private World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(("Mailboxes:0:Acknowledge", "On"));

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Who_writes_is_told_by_when_an_answer_comes_and_the_promise_stays()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var told = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Equal("RE: Parcel 4711", told.Subject);
        Assert.Contains("has the number Q-1. A person will answer you by 17:00 today, Monday 23 November (Stockholm time).", told.Text);
        Assert.Equal("OOF, AutoReply", told.Header("X-Auto-Response-Suppress"));
        Assert.NotNull(told.Header("x-chatsla-id"));
        var card = await World.CardOf(query);
        Assert.Contains("The customer was told at 09:40, automatically, that an answer comes by 17:00 today.", card.Text);
        Assert.Contains("Answer by 17:00 today", card.Text);
        Assert.Contains("Nobody yet", card.Text);
        Assert.Single(await World.QueriesAsync());
    }

    [Fact]
    public async Task A_sender_is_told_once_a_day_and_a_follow_up_is_not_told()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await World.PassAsync(Duration.FromMinutes(5));
        await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "And the other one?", mail.MessageId);
        await World.OpenAsync(Customer.Karin, "Another parcel");
        Assert.Single(await World.InboxOfAsync(Customer.Karin));

        await World.PassAsync(Duration.FromHours(25));
        await World.OpenAsync(Customer.Karin, "A third parcel");
        Assert.Equal(2, (await World.InboxOfAsync(Customer.Karin)).Count);
    }

    [Theory]
    [InlineData("X-Auto-Response-Suppress", "DR, OOF, AutoReply")]
    [InlineData("X-Auto-Response-Suppress", "All")]
    [InlineData("Precedence", "bulk")]
    [InlineData("List-Id", "<users.acme.example>")]
    public async Task Who_asks_for_no_automatic_answer_gets_none(string header, string value)
    {
        await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711", headers: (header, value));
        await World.SettleAsync();

        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_delivery_report_wish_alone_stops_nothing()
    {
        await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711", headers: ("X-Auto-Response-Suppress", "DR, RN, NRN"));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_mail_that_is_found_a_day_late_is_not_told()
    {
        await World.StopAsync();
        await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        World.PassUnseen(Duration.FromHours(20));
        await World.RestartAsync();
        await World.SettleAsync();

        Assert.Single(await World.QueriesAsync());
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_ticket_system_that_answers_everything_for_a_day_is_written_to_once_and_the_managers_know()
    {
        await World.CustomerWritesAsync(Tickets, "Our ticket 1", "We have a question.");
        await World.SettleAsync();

        // Whatever reaches it is answered at once with a new number, and it reminds us every hour.
        var answered = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            while (answered < (await World.InboxOfAsync(Tickets)).Count)
            {
                await World.CustomerWritesAsync(new("Nordwind Tickets", $"ticket-{++answered + 1}@nordwind.example"), $"Ticket {answered} was opened", "Your message has been received. We will be in touch.");
                await World.SettleAsync();
            }

            await World.CustomerWritesAsync(Tickets, $"Our ticket {hour}: any news?", "Still waiting.");
            await World.SettleAsync();
            await World.PassAsync(Duration.FromHours(1) - Duration.FromSeconds(10));
        }

        Assert.Single(await World.InboxOfAsync(Tickets));
        var alarm = Assert.Single(await World.ManagersAsync(), said => said.Text.Contains("Two systems are answering each other"));
        Assert.Contains("ticket-#@nordwind.example", alarm.Text);
        Assert.Contains("our acknowledgement was answered within seconds", alarm.Text);
        Assert.Contains("ask its owner to mark its mails as automatic", alarm.Text);
    }

    [Fact]
    public async Task A_flood_from_one_sender_raises_one_alarm_and_every_mail_opens_a_query()
    {
        for (var i = 0; i < 15; i++)
        {
            await World.PassAsync(Duration.FromSeconds(61));
            await World.CustomerWritesAsync(Customer.Tomas, $"Alert {i}");
            await World.SettleAsync();
        }

        Assert.Single(await World.InboxOfAsync(Customer.Tomas));
        Assert.Equal(15, (await World.QueriesAsync()).Count);
        var alarm = Assert.Single(await World.ManagersAsync(), said => said.Text.Contains("Two systems are answering each other"));
        Assert.Contains("more than 10 mails within an hour", alarm.Text);
        Assert.Contains("tomas.weber@nordwind.example gets no receipts from support@contoso.com for a day", (await World.AskInChannelAsync(Staff.Bo, "ignored")).Text);
    }
}
