using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Microsoft Graph is slow, absent or forgetful: mail comes later, keeps its received time and its promise, and comes once.</summary>
public sealed class GraphFaultTests : InWorld
{
    [Theory]
    [InlineData("graphThrottle")]
    [InlineData("graphUnavailable")]
    public async Task A_mail_behind_refused_requests_comes_later_with_its_own_received_time(string fault)
    {
        await World.SetFaultAsync(fault, 6);
        var received = World.Now;
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Equal(received, (await World.QueryAsync(query)).OpenedAt);
        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_mail_of_an_outage_past_its_promise_shows_red_at_once_and_the_miss_is_not_forgiven()
    {
        await World.SetFaultAsync("graphDown", true);
        var received = World.Now;
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.GoToAsync(Monday(18, 0));
        await World.SetFaultAsync("graphDown", false);
        await World.SettleAsync();

        var query = await World.QueryOfAsync(mail);
        Assert.Equal(received, (await World.QueryAsync(query)).OpenedAt);
        Assert.Contains("Red · Was due 17:00 today", (await World.CardOf(query)).Text);
        Assert.Empty(await World.ThreadOf(query));

        // Nobody is called at night: it is said when the office opens.
        await World.GoToAsync(Monday(18, 0) + NodaTime.Duration.FromHours(15));
        await World.SettleAsync();
        Assert.Single(await World.ThreadOf(query));
        Assert.Single(await World.ManagersAsync(), message => message.Text.Contains("Parcel 4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delta_link_that_has_expired_brings_nothing_twice_and_loses_nothing()
    {
        var first = await World.OpenAsync(Customer.Karin);
        var mails = (await World.MailsAsync()).Count;

        await World.SetFaultAsync("deltaExpire", 2);
        var second = await World.OpenAsync(Customer.Tomas);

        Assert.Equal([first, second], await World.QueriesAsync());
        Assert.Equal(mails + 1, (await World.MailsAsync()).Count);
        await World.CardOf(first);
        await World.CardOf(second);
    }

    [Fact]
    public async Task A_mail_that_delta_tells_of_twice_is_one_query()
    {
        await World.SetFaultAsync("deltaDuplicates", true);
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        Assert.Equal([query], await World.QueriesAsync());
        Assert.Equal(2, (await World.MailsAsync()).Count);
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task The_health_page_says_which_mailbox_cannot_be_read_and_since_when()
    {
        await World.SetFaultAsync("graphDown", true);
        await World.PassAsync(Duration.FromMinutes(6));
        await World.UntilAsync("the mailbox is reported", async () => (await World.HealthAsync()).Contains("503"));

        Assert.Contains("\"not ready\"", await World.HealthAsync());
    }
}
