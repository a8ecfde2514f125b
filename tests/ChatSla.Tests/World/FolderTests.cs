using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Rules and people move mail, and delta forgets: each customer's mail is still one query, from when it was received.</summary>
public sealed class FolderTests : InWorld
{
    [Theory]
    [InlineData("Orders", null, "Orders")]
    [InlineData("orders", null, "Orders")]
    [InlineData("Orders/Returns", "Orders", "Returns")]
    [InlineData("Inbox/VIP", "inbox", "VIP")]
    public async Task A_folder_that_is_named_in_the_settings_is_watched(string setting, string? under, string name)
    {
        var above = under is "inbox" or null ? under : await World.AddFolderAsync(under);
        await World.AddFolderAsync(name, above);
        await World.AddRuleAsync("Order", setting);
        await World.RestartWithAsync(("Mailboxes:0:Folders:0", setting));
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Order 4711");
        await World.UntilAsync("the mail was seen", async () => (await World.MailsAsync()).Any(row => row.MessageId == mail.MessageId));
        await World.SettleAsync();

        await World.CardOf(await World.QueryOfAsync(mail));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_and_the_others_are_read()
    {
        await World.RestartWithAsync(("Mailboxes:0:Folders:0", "Ordres"));
        var query = await World.OpenAsync(Customer.Karin);

        await World.CardOf(query);
        Assert.Contains("no folder", World.HealthOf("Ordres")?.Because);
        Assert.Contains("Check that the folder is named as in Outlook", World.HealthOf("Ordres")?.Trouble?.Do);
    }

    [Fact]
    public async Task A_mail_that_a_rule_filed_where_nobody_looks_is_found_at_night()
    {
        await World.AddFolderAsync("Elsewhere");
        await World.AddRuleAsync("Order", "Elsewhere");
        var received = World.Now;
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Order 4711");
        await World.SettleAsync();
        Assert.Empty(await World.QueriesAsync());

        await World.GoToAsync(Instant.FromUtc(2026, 11, 24, 2, 0));
        await World.UntilAsync("the mail was found", async () => (await World.QueriesAsync()).Count == 1);
        Assert.Equal(received, (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task A_mail_moved_out_and_back_between_two_readings_is_one_query_though_delta_forgets_it()
    {
        await World.SetFaultAsync("deltaLostOnMoveBack", true);
        var received = World.Now;
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.MoveAsync(mail, "archive");
        await World.MoveAsync(mail, "inbox");
        await World.GoToAsync(Instant.FromUtc(2026, 11, 24, 2, 0));
        await World.SettleAsync();

        Assert.Single(await World.QueriesAsync());
        Assert.Equal(received, (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task A_mail_that_is_moved_or_removed_later_changes_nothing_about_its_query()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        var before = (await World.QueryAsync(query)).History.Count;
        await World.MoveAsync(mail, "archive");
        await World.SettleAsync();

        Assert.Equal(before, (await World.QueryAsync(query)).History.Count);
        await World.CardOf(query);
    }

    [Fact]
    public async Task Where_delta_refuses_every_filter_new_mail_is_taken_and_old_mail_is_not()
    {
        await World.StopAsync();
        await World.ForgetAsync();
        await World.PourBacklogAsync(3, Duration.FromDays(20), "writer@acme.example");
        await World.SetFaultAsync("deltaFilterRefused", true);
        await World.StartAgainAsync();
        await World.SettleAsync();

        Assert.Single(await World.MailsAsync());
    }

    [Theory]
    [InlineData("410 SyncStateNotFound")]
    [InlineData("404 syncStateNotFound")]
    [InlineData("400 syncStateInvalid")]
    [InlineData("410 resyncRequired")]
    public async Task However_Graph_says_that_a_link_has_expired_the_round_begins_anew(string answer)
    {
        var first = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("syncStateCode", answer);
        await World.SetFaultAsync("deltaExpire", 1);
        var second = await World.OpenAsync(Customer.Tomas);

        Assert.Equal([first, second], await World.QueriesAsync());
    }

    [Theory]
    [InlineData("deltaPartialUpdates")]
    [InlineData("deltaEmptyPages")]
    [InlineData("deltaDuplicates")]
    public async Task However_delta_tells_it_each_mail_is_one_query(string knob)
    {
        await World.SetFaultAsync(knob, true);
        var first = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, first, "It comes tomorrow.");
        var second = await World.OpenAsync(Customer.Tomas, "Parcel 4712");
        await World.SettleAsync();

        Assert.Equal([first, second], await World.QueriesAsync());
        Assert.Contains("Kept", (await World.CardOf(first)).Text);
    }

    [Fact]
    public async Task A_first_round_that_Graph_cuts_at_5000_is_completed_by_the_list()
    {
        await World.StopAsync();
        await World.ForgetAsync();
        await World.PourBacklogAsync(5_120, Duration.FromSeconds(1), "mailer-daemon@acme.example");
        await World.StartAgainAsync();
        await World.SoonAsync("all of them are stored", async () => (await World.CountMailsAsync()) == 5_120, TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData("seconds")]
    [InlineData("date")]
    [InlineData("none")]
    public async Task However_Graph_asks_to_wait_the_mail_comes_later_with_its_own_received_time(string form)
    {
        await World.SetFaultAsync("retryAfterForm", form);
        await World.SetFaultAsync("graphThrottle", 3);
        var received = World.Now;
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Equal(received, (await World.QueryAsync(query)).OpenedAt);
    }
}
