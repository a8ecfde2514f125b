using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>One mail to two watched mailboxes. Support promises an answer today, Sales within an hour.</summary>
public sealed class SharedMailTests
{
    private const string ManagersChannel = "Mailboxes:1:ManagersChannel";

    private static readonly string[] Both = [WorldSettings.Support, WorldSettings.Sales];

    [Fact]
    public async Task It_is_one_query_in_both_channels_under_the_stricter_promise()
    {
        await using var world = await World.StartWithSalesAsync();
        var mail = await world.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", Both);
        var rows = await world.TakenAsync(mail, 2);

        var query = Assert.Single(await world.QueriesAsync());
        Assert.Equal(["Opened", "Shared"], rows.Select(row => row.Outcome).Order());
        var promise = (await world.QueryAsync(query)).Current!;
        Assert.Equal((rows.Min(row => row.ReceivedAt) + Duration.FromHours(1), "fast"), (promise.DueAt, promise.Policy));
        var (support, sales) = (await world.CardIn(WorldSettings.SupportChannel, query), await world.CardIn(WorldSettings.GeneralChannel, query));
        Assert.Equal(support.Text, sales.Text);
        Assert.Contains("Answer by 10:4", support.Text);
        Assert.Matches("Karin Lund to Contoso (Support and Contoso Sales|Sales and Contoso Support)", support.Text);
        Assert.Contains("Q-1", (await world.AskInChannelAsync(Staff.Bo, "open", WorldSettings.GeneralChannel)).Text);
        Assert.Contains("One query is open", (await world.AskInChannelAsync(Staff.Bo, "open")).Text);
        Assert.Contains("1\nReceived", (await world.AskInChannelAsync(Staff.Bo, "summary", WorldSettings.GeneralChannel)).Text);
        Assert.Contains("this is the promise of sales@contoso.com", (await world.AskInChannelAsync(Staff.Bo, "why Q-1")).Text);
    }

    [Fact]
    public async Task What_is_done_in_one_channel_is_seen_in_the_other_and_red_is_said_in_both_and_to_both_managers_once()
    {
        await using var world = await World.StartWithSalesAsync((ManagersChannel, WorldSettings.ManagersChannel), ("Mailboxes:1:Managers:0", "bo.lind@contoso.com"));
        var mail = await world.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", Both);
        await world.TakenAsync(mail, 2);
        var query = Assert.Single(await world.QueriesAsync());

        await world.ClickAsync(Staff.Bo, await world.CardIn(WorldSettings.GeneralChannel, query), query, "claim");
        await world.IdleAsync();
        Assert.Contains("Bo Lind since", (await world.CardIn(WorldSettings.SupportChannel, query)).Text);

        await world.GoToAsync(Monday(11, 0));
        await world.SettleAsync();
        foreach (var channel in new[] { WorldSettings.SupportChannel, WorldSettings.GeneralChannel })
        {
            Assert.Contains("◆ Red", (await world.CardIn(channel, query)).Text);
            Assert.Contains("Red: Q-1", Assert.Single(await world.ThreadIn(channel, query)).Text);
        }

        Assert.Equal(["Bo Lind", "Mia Ek"], Assert.Single(await world.ManagersAsync()).Mentions.Order());
    }

    [Fact]
    public async Task Mailboxes_that_one_channel_shows_share_a_card_and_red_is_said_once()
    {
        await using var world = await World.StartWithSalesAsync(("Mailboxes:1:Channel", WorldSettings.SupportChannel));
        var mail = await world.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", Both);
        await world.TakenAsync(mail, 2);
        var query = Assert.Single(await world.QueriesAsync());

        await world.GoToAsync(Monday(11, 0));
        await world.SettleAsync();

        Assert.Contains("Contoso Support", (await world.CardIn(WorldSettings.SupportChannel, query)).Text);
        Assert.Contains("Contoso Sales", (await world.CardIn(WorldSettings.SupportChannel, query)).Text);
        Assert.Single(await world.ThreadIn(WorldSettings.SupportChannel, query), said => said.Text.Contains("Red:"));
        Assert.Single((await world.AskInChannelAsync(Staff.Bo, "open")).Text.Split("Q-1 ")[1..]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task It_does_not_matter_which_copy_is_noticed_first(int first, int second)
    {
        await using var world = await World.StartWithSalesAsync();
        foreach (var at in new[] { first, second })
        {
            await world.TakeFromAsync("inbox", Copy(Both[at], Monday(9, 20 + at)));
            await world.PassAsync(Duration.FromMinutes(15));
        }

        var query = await world.QueryAsync(Assert.Single(await world.QueriesAsync()));
        Assert.Equal((Monday(9, 20), Monday(9, 50), Monday(10, 20)), (query.OpenedAt, query.Current!.WarnAt, query.Current.DueAt));
        await world.CardIn(WorldSettings.SupportChannel, query.Id);
        await world.CardIn(WorldSettings.GeneralChannel, query.Id);
    }

    [Fact]
    public async Task A_channel_that_hears_of_a_missed_promise_with_the_second_copy_is_told_so()
    {
        await using var world = await World.StartWithSalesAsync();
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Sales, Monday(9, 20)));
        await world.GoToAsync(Monday(10, 30));
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Support, Monday(9, 21)));
        await world.SettleAsync();

        var query = Assert.Single(await world.QueriesAsync());
        Assert.Single(await world.ThreadIn(WorldSettings.GeneralChannel, query), said => said.Text.Contains("Red: Q-1"));
        Assert.Single(await world.ThreadIn(WorldSettings.SupportChannel, query), said => said.Text.Contains("Red: Q-1"));
        Assert.Single(await world.ManagersAsync());
    }

    [Fact]
    public async Task A_reply_from_either_mailboxs_Sent_Items_answers_it()
    {
        await using var world = await World.StartWithSalesAsync();
        var mail = await world.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", Both);
        var rows = await world.TakenAsync(mail, 2);
        var query = Assert.Single(await world.QueriesAsync());

        await world.AnswerInOutlookOfAsync(WorldSettings.Sales, rows.Single(row => row.Mailbox == WorldSettings.Sales).GraphId, "It comes tomorrow.");
        await world.UntilAsync("the answer was seen", async () => !(await world.QueryAsync(query)).AwaitsUs);
        await world.SettleAsync();

        Assert.Contains("Kept", (await world.CardIn(WorldSettings.SupportChannel, query)).Text);
        Assert.Contains("Kept", (await world.CardIn(WorldSettings.GeneralChannel, query)).Text);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_follow_up_to_both_of_a_query_that_one_had_is_shared_from_then_on(int first, int second)
    {
        await using var world = await World.StartWithSalesAsync();
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Support, Monday(9, 20)) with { InternetMessageId = "<first@acme.example>" });
        var query = Assert.Single(await world.QueriesAsync());

        foreach (var at in new[] { first, second })
            await world.TakeFromAsync("inbox", Copy(Both[at], Monday(9, 30)) with { GraphId = "follow-up", Headers = [new("In-Reply-To", "<first@acme.example>")] });

        Assert.Single(await world.QueriesAsync());
        Assert.All(await world.MailsAsync(), row => Assert.Equal(query, row.QueryId));
        Assert.Equal(Both, (await world.QueryAsync(query)).Mailboxes);
        await world.CardIn(WorldSettings.GeneralChannel, query);
    }

    [Fact]
    public async Task A_copy_that_was_sent_on_days_later_is_a_query_of_its_own()
    {
        await using var world = await World.StartWithSalesAsync();
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Support, Monday(9, 20)));
        await world.PassAsync(Duration.FromDays(2));

        await world.TakeFromAsync("inbox", Copy(WorldSettings.Sales, world.Now));

        Assert.Equal(2, (await world.QueriesAsync()).Count);
    }

    [Fact]
    public async Task Another_mail_under_the_same_Message_ID_is_a_query_of_its_own()
    {
        await using var world = await World.StartWithSalesAsync();
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Support, Monday(9, 20)));
        await world.TakeFromAsync("inbox", Copy(WorldSettings.Sales, Monday(9, 20)) with { Subject = "Invoice 1001" });

        Assert.Equal(2, (await world.QueriesAsync()).Count);
    }

    private static IncomingMail Copy(string mailbox, Instant receivedAt) => new()
    {
        Mailbox = mailbox,
        GraphId = $"copy {receivedAt}",
        InternetMessageId = "<both@acme.example>",
        From = new("karin.lund@acme.example", "Karin Lund"),
        To = [.. Both.Select(address => new MailAddress(address, null))],
        Subject = "Parcel 4711",
        Text = "Where is my parcel?",
        ReceivedAt = receivedAt,
    };

    private static Instant Monday(int hour, int minute) => Instant.FromUtc(2026, 11, 23, hour - 1, minute);
}
