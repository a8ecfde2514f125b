using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>A desk that promises a resolution too: what staff do to the clock from Teams.</summary>
public sealed class ClockActTests : IAsyncLifetime
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
    public async Task An_answered_query_stays_open_until_it_is_resolved()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "We look into it.");
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("Resolve by Wed 09:40", card.Text);
        Assert.Equal(["Write again", "Resolved", "Escalate", "More"], card.Buttons);

        Assert.False((await World.ClickAsync(Staff.Ada, query, "resolve")).IsRefused);
        await World.SettleAsync();
        Assert.Contains("resolved, says Ada Berg", (await World.CardOf(query)).Text);
        Assert.Equal(PromiseState.Met, (await World.QueryAsync(query)).Promises.Single(promise => promise.Kind == PromiseKind.Resolution).StateAt(World.Now));
    }

    [Fact]
    public async Task A_pause_stands_on_the_card_cannot_turn_and_moves_the_resolution()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "Which serial number?");
        await World.SettleAsync();
        await World.GoToAsync(Monday(13, 0));

        Assert.Equal("The clock of Q-1 stands still.", (await PauseAsync(query, "2026-11-26")).Text);
        await World.IdleAsync();
        Assert.Contains("‖ Paused · waiting for the customer until Thu 26 Nov", (await World.CardOf(query)).Text);
        Assert.Contains("Ada Berg paused it at 13:00, waiting for the customer: The serial number", (await World.CardOf(query)).Text);

        await World.GoToAsync(Monday(13, 0) + Duration.FromDays(2));
        Assert.Equal(TrafficLight.Paused, (await World.QueryAsync(query)).LightAt(World.Now));
        Assert.DoesNotContain((await World.QueryAsync(query)).History, turn => turn is QueryEvent.TurnedAmber { Kind: PromiseKind.Resolution } or QueryEvent.TurnedRed { Kind: PromiseKind.Resolution });

        // Of sixteen working hours since 09:40, 3 h 20 min had passed; what was left runs on from Thursday 09:00.
        await World.GoToAsync(Monday(10, 0) + Duration.FromDays(3));
        Assert.Contains("Resolve by 13:40 tomorrow", (await World.CardOf(query)).Text);
        var moved = (await World.QueryAsync(query)).Current!;
        Assert.Equal(Monday(13, 40) + Duration.FromDays(4) + (moved.StartAt - Monday(9, 40)), moved.DueAt);
    }

    [Fact]
    public async Task The_customers_mail_ends_a_pause()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.AnswerAsync(Staff.Ada, query, "Which serial number?");
        await World.SettleAsync();
        await PauseAsync(query, "2026-11-26");

        await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "It is 0815. What now?", mail.MessageId);
        await World.SettleAsync();

        Assert.Null((await World.QueryAsync(query)).Pausing);
        Assert.Contains("Also promised  resolve by Wed 09:40", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_pause_without_a_day_or_while_the_customer_waits_is_refused_with_a_sentence()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");

        Assert.Contains("we cannot be waiting for the customer", (await PauseAsync(query, "2026-11-26")).Text);
        await World.AnswerAsync(Staff.Ada, query, "We look into it.");
        await World.SettleAsync();
        var past = await PauseAsync(query, "2026-11-20");
        Assert.Contains("name a time to come", past.Text);
        Assert.Equal("The serial number", past.Typed);
    }

    private static Instant Monday(int hour, int minute) => Instant.FromUtc(2026, 11, 23, hour - 1, minute);

    private async Task<ClickAnswer> PauseAsync(Guid query, string until)
    {
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "pause");
        return await World.SubmitAsync(Staff.Ada, query, dialog, ("for", "Customer"), ("until", until), ("reason", "The serial number"));
    }
}
