using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Staff who answer from Outlook, as they always did.</summary>
public sealed class OutlookTests : InWorld
{
    [Fact]
    public async Task A_reply_from_Outlook_stops_the_clock_at_its_sent_time()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.GoToAsync(Monday(14, 1));

        await World.AnswerInOutlookAsync(mail, "It comes tomorrow.");
        await World.SettleAsync();

        var answered = Assert.IsType<QueryEvent.Answered>((await World.QueryAsync(query)).History[^1]);
        Assert.Equal(Monday(14, 1), answered.At);
        Assert.Equal(AnswerChannel.Outlook, answered.Via);
        Assert.Contains("Contoso Support answered Mon 23 Nov 14:01, 2 h 59 min before the promise", (await World.CardOf(query)).Text);
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_reply_from_Outlook_that_is_seen_late_still_counts_from_when_it_was_sent()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.ClickAsync(Staff.Bo, query, "claim");
        await World.GoToAsync(Monday(16, 50));

        // The mailbox is read once more before the answer, and not again until time passes.
        await World.SettleAsync();
        await World.AnswerInOutlookAsync(mail, "It comes tomorrow.");
        await World.SetFaultAsync("graphDown", true);

        await World.PassAsync(Duration.FromMinutes(30));
        Assert.Contains("Red", (await World.CardOf(query)).Text);
        await World.SetFaultAsync("graphDown", false);
        await World.SettleAsync();

        Assert.Contains("Kept · Bo Lind answered Mon 23 Nov 16:50, 9 min before the promise", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_mail_from_Outlook_to_somebody_else_answers_nothing()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var other = await World.CustomerWritesAsync(Customer.Tomas, "Parcel 4711");
        await World.SettleAsync();

        await World.AnswerInOutlookAsync(other, "Yours comes today.");
        await World.SettleAsync();

        Assert.NotNull((await World.QueryAsync(await World.QueryOfAsync(mail))).Current);
        Assert.Null((await World.QueryAsync(await World.QueryOfAsync(other))).Current);
    }
}
