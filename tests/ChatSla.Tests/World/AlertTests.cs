using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Who is told what when a promise nears its end or is missed, and what they can do about it.</summary>
public sealed class AlertTests
{
    private const string Ladder = "Promises:same-day:Escalation";

    [Fact]
    public async Task The_shipped_ladder_tells_the_owner_at_amber_and_before_red_and_the_channel_and_managers_at_red()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");

        await world.GoToAsync(Monday(15, 30));
        Assert.Equal("▲ Amber: Q-1 from Karin Lund. It is yours. Answer by 17:00 today.", Assert.Single(await world.ToldAsync(Staff.Ada)).Text);
        await world.GoToAsync(Monday(16, 30));
        Assert.Equal("▲ 30 min left: Q-1 from Karin Lund. It is yours. Answer by 17:00 today.", (await world.ToldAsync(Staff.Ada))[^1].Text);
        Assert.Empty(await world.ThreadOf(query));
        Assert.Empty(await world.ManagersAsync());

        await world.GoToAsync(Monday(17, 0));
        Assert.Equal("◆ Red: Q-1 was due at 17:00 and is not answered. Ada Berg has it.", Assert.Single(await world.ThreadOf(query)).Text);
        var ping = Assert.Single(await world.ManagersAsync());
        Assert.Contains("◆ Red: Q-1 is not answered\nParcel 4711\nCustomer  Karin Lund\nPromised  first answer, 17:00 today\nLate  under a minute\nOwner  Ada Berg", ping.Text);
        Assert.Equal(["Acknowledge", "Take over", "Reassign", "Open the query"], ping.Buttons);
        Assert.Equal(["Mia Ek"], ping.Mentions);
        Assert.Equal(2, (await world.ToldAsync(Staff.Ada)).Count);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(6, 1)]
    public async Task Whoever_cannot_be_written_to_alone_is_called_below_a_card_of_all_that_is_to_be_said(int queries, int messages)
    {
        await using var world = await World.StartAsync();
        await world.OpenManyAsync(queries);
        foreach (var query in await world.QueriesAsync()) await world.ClickAsync(Staff.Ada, query, "claim");
        await world.SetFaultAsync("botNotForPersons", true);

        // Said some seconds later, there is as much left.
        await world.SetFaultAsync("connectorDown", true);
        await world.GoToAsync(Monday(15, 30));
        await world.StepAsync(Duration.FromSeconds(10), Duration.FromSeconds(1));
        await world.SetFaultAsync("connectorDown", false);
        await world.SettleAsync();

        var called = new List<string>();
        foreach (var query in await world.QueriesAsync()) called.AddRange((await world.ThreadOf(query)).Select(said => said.Text));
        Assert.Empty(await world.ToldAsync(Staff.Ada));
        Assert.Equal(messages, called.Count);
        Assert.All(called, text => Assert.Matches(messages == 1 ? @"^<at>Ada Berg</at> 6 queries are due soon<br>(▲ Q-\d  [^<]+ &#183; 1 h 30 min left &#183; Ada Berg<br>){5}and 1 more$" : "^<at>Ada Berg</at> ▲ Amber: Q-", text));
        Assert.Equal($"{queries}", await world.DumpAsync("(SELECT COUNT(*) AS said FROM alerts WHERE outcome = 'said') AS said"));
    }

    [Fact]
    public async Task It_is_said_again_until_a_manager_acknowledges_and_everybody_sees_who_did()
    {
        await using var world = await World.StartAsync((Ladder + ":0:At", "red-60min"), (Ladder + ":0:To", "managers"), (Ladder + ":0:Repeat", "20min"), (Ladder + ":0:Most", "5"));
        await world.OpenAsync(Customer.Karin);
        await world.GoToAsync(Monday(16, 0));
        await world.GoToAsync(Monday(16, 20));
        Assert.Equal(2, (await world.ManagersAsync()).Count);

        await world.GoToAsync(Monday(16, 22));
        var answer = await world.ClickOnAsync(Staff.Mia, (await world.ManagersAsync())[0], "Acknowledge");
        Assert.Contains("✓ Mia Ek acknowledged at 16:22", answer.Text);
        await world.IdleAsync();
        Assert.All(await world.ManagersAsync(), ping => Assert.Contains("Mia Ek acknowledged at 16:22", ping.Text));
        Assert.DoesNotContain("Acknowledge", (await world.ManagersAsync())[0].Buttons);

        await world.GoToAsync(Monday(17, 0));
        Assert.Equal(2, (await world.ManagersAsync()).Count);
    }

    [Fact]
    public async Task A_manager_takes_it_over_from_the_ping()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.GoToAsync(Monday(17, 0));

        var answer = await world.ClickOnAsync(Staff.Mia, Assert.Single(await world.ManagersAsync()), "Take over");
        await world.IdleAsync();

        Assert.Contains("Owner  Mia Ek", answer.Text);
        Assert.Equal(Staff.Mia.Id, (await world.QueryAsync(query)).Owner!.Id);
        Assert.Contains("Owner  Mia Ek", (await world.ManagersAsync())[0].Text);
    }

    [Fact]
    public async Task Many_that_fall_due_together_are_one_message_a_place_the_worst_first()
    {
        await using var world = await World.StartAsync();
        await world.OpenManyAsync(8);
        await world.GoToAsync(Monday(17, 0));
        await world.SettleAsync();

        var ping = Assert.Single(await world.ManagersAsync());
        Assert.StartsWith("◆ 8 queries are red\n◆ Q-", ping.Text);
        Assert.Contains("and 3 more", ping.Text);
        Assert.Equal(["Acknowledge all", "Open the list"], ping.Buttons);
        Assert.Single(await world.SupportAsync(), said => said.Text.StartsWith("◆ 8 queries are red", StringComparison.Ordinal));

        var answer = await world.ClickOnAsync(Staff.Mia, ping, "Acknowledge all");
        Assert.Contains("✓ Mia Ek acknowledged all at 17:0", answer.Text);
        await world.IdleAsync();
        Assert.Contains("✓ Mia Ek acknowledged all at 17:0", (await world.ManagersAsync())[0].Text);
    }

    [Fact]
    public async Task Three_hundred_at_closing_are_one_message_to_the_managers_within_seconds()
    {
        await using var world = await World.StartAsync();
        await world.OpenManyAsync(300);
        var begin = TimeProvider.System.GetTimestamp();
        await world.GoToWaveAsync(Monday(17, 0));
        await world.SoonAsync("the managers are told", async () => (await world.ManagersAsync()).Count > 0, TimeSpan.FromMinutes(2));

        TestContext.Current.TestOutputHelper?.WriteLine($"Told after {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s on this machine, no moment later by the world's clock ({world.Now}).");
        var ping = Assert.Single(await world.ManagersAsync());
        Assert.StartsWith("◆ 300 queries are red", ping.Text);
        Assert.Contains("and 295 more", ping.Text);
        Assert.InRange(world.Now, Monday(17, 0), Monday(17, 0) + Duration.FromSeconds(5));
    }

    [Fact]
    public async Task After_the_program_was_down_there_is_one_catch_up_and_nothing_of_what_was_settled()
    {
        await using var world = await World.StartAsync();
        await world.OpenManyAsync(6);
        var settled = await world.OpenAsync(Customer.Karin);
        await world.AnswerAsync(Staff.Ada, settled, "It comes tomorrow.");
        await world.SettleAsync();

        await world.StopAsync();
        world.PassUnseen(Monday(17, 5) - world.Now);
        await world.StartAgainAsync();
        await world.IdleAsync();

        Assert.StartsWith("◆ 6 queries are red", Assert.Single(await world.ManagersAsync()).Text);
        Assert.DoesNotContain(await world.AlertsAsync(), alert => alert.StartsWith("amber", StringComparison.Ordinal) && alert.EndsWith("said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_told_before_a_restart_is_not_told_again()
    {
        await using var world = await World.StartAsync();
        await world.OpenAsync(Customer.Karin);
        await world.GoToAsync(Monday(17, 0));
        await world.RestartAsync();
        await world.PassAsync(Duration.FromMinutes(10));

        Assert.Single(await world.ManagersAsync());
    }

    [Fact]
    public async Task A_database_of_an_earlier_version_tells_nothing_that_it_told_already()
    {
        await using var world = await World.StartAsync();
        await world.OpenAsync(Customer.Karin);
        await world.GoToAsync(Monday(17, 0));
        await world.StopAsync();
        await world.StartAgainAsync();
        await world.RunSqlAsync("DELETE FROM alerts; UPDATE queries SET next_alert_at = 0");
        await world.RestartAsync();
        await world.PassAsync(Duration.FromMinutes(10));

        Assert.Single(await world.ManagersAsync());
        Assert.All(await world.AlertsAsync(), alert => Assert.EndsWith("before", alert));
    }

    [Fact]
    public async Task Outside_the_recipients_hours_it_waits_for_the_opening_and_is_dropped_if_settled_by_then()
    {
        await using var world = await World.StartAsync((Ladder + ":0:At", "red+1h by the clock"), (Ladder + ":0:To", "managers"));
        var (first, second) = (await world.OpenAsync(Customer.Karin, "One"), await world.OpenAsync(Customer.Tomas, "Two"));
        await world.GoToAsync(Monday(18, 0));
        Assert.Empty(await world.ManagersAsync());
        Assert.Equal(["red+1hbytheclock>managers waits", "red+1hbytheclock>managers waits"], await world.AlertsAsync());

        await world.AnswerAsync(Staff.Ada, first, "Tomorrow.");
        await world.SettleAsync();
        await world.GoToAsync(Monday(9, 0) + Duration.FromDays(1));
        Assert.Contains("Q-2 is not answered", Assert.Single(await world.ManagersAsync()).Text);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Who_is_away_is_passed_over_to_the_deputy()
    {
        await using var world = await World.StartAsync(("People:ada.berg@contoso.com:Deputy", "bo.lind@contoso.com"));
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.GoesAwayAsync(Staff.Ada);

        await world.GoToAsync(Monday(15, 30));

        Assert.Empty(await world.ToldAsync(Staff.Ada));
        Assert.Equal("▲ Amber: Q-1 from Karin Lund. Ada Berg has it. Answer by 17:00 today.", Assert.Single(await world.ToldAsync(Staff.Bo)).Text);
    }

    [Fact]
    public async Task A_mail_tells_and_neither_answers_the_query_nor_opens_one()
    {
        await using var world = await World.StartAsync((Ladder + ":0:At", "amber"), (Ladder + ":0:To", "mail:mia.ek@contoso.com"));
        var query = await world.OpenAsync(Customer.Karin);
        await world.GoToAsync(Monday(15, 30));
        await world.SettleAsync();

        var mail = Assert.Single(await world.InboxOfAsync(new Customer("Mia Ek", "mia.ek@contoso.com")));
        Assert.Equal("Q-1: Parcel 4711 · 1 query is due soon", mail.Subject);
        Assert.Contains("Q-1 from Karin Lund", mail.Text);
        Assert.NotNull(mail.Header("X-Auto-Response-Suppress"));
        Assert.Single(await world.QueriesAsync());
        Assert.True((await world.QueryAsync(query)).AwaitsUs);
    }

    [Fact]
    public async Task A_webhook_is_signed_told_again_until_it_takes_it_and_each_time_with_the_same_key()
    {
        await using var hook = await Hook.StartAsync();
        await using var world = await World.StartAsync(hook.Settings);
        await world.OpenAsync(Customer.Karin);
        var tries = 0;
        hook.Answer = _ => ++tries < 3 ? 503 : 202;

        await world.GoToAsync(Monday(17, 0));
        await world.UntilAsync("it was taken", () => Task.FromResult(!hook.Taken.IsEmpty));

        Assert.Equal((3, 1, 0), (hook.Keys.Count, hook.Keys.Distinct().Count(), hook.Forged));
        var body = Assert.Single(hook.Taken);
        Assert.Equal(("alert", 1, "Q-1", "red"), ((string?)body["kind"], (int?)body["count"], (string?)body["queries"]![0]!["query"], (string?)body["queries"]![0]!["light"]));
        Assert.StartsWith("◆ Red: Q-1 was due at 17:00", (string?)body["text"]);
    }

    [Fact]
    public async Task A_webhook_that_refuses_for_good_is_not_asked_again()
    {
        await using var hook = await Hook.StartAsync();
        await using var world = await World.StartAsync(hook.Settings);
        await world.OpenAsync(Customer.Karin);
        hook.Answer = _ => 410;

        await world.GoToAsync(Monday(17, 0));
        await world.SoonAsync("it is parked", async () => await world.ParkedAsync() == 1);
        await world.PassAsync(Duration.FromMinutes(5));

        Assert.Single(hook.Keys);
    }

    [Fact]
    public async Task A_query_that_its_owner_forgot_returns_to_the_channel_with_a_line()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:ClaimLease", "2h"));
        var query = await world.OpenAsync(Customer.Karin);
        await world.GoToAsync(Monday(10, 0));
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.GoToAsync(Monday(11, 59));
        Assert.NotNull((await world.QueryAsync(query)).Owner);

        await world.GoToAsync(Monday(12, 0));

        Assert.Null((await world.QueryAsync(query)).Owner);
        Assert.Contains("Nobody yet", (await world.CardOf(query)).Text);
        Assert.Equal("↩ Q-1 is free again: Ada Berg has had it since 10:00 and did nothing about it for 2 h. Whoever can, claim it above.", Assert.Single(await world.ThreadOf(query)).Text);
    }

    [Fact]
    public async Task What_somebody_has_who_goes_away_returns_at_once()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:ClaimLease", "2h"));
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");

        await world.GoesAwayAsync(Staff.Ada);
        await world.LiveUntilAsync("it returned", async () => (await world.QueryAsync(query)).Owner is null);
        await world.IdleAsync();

        Assert.Equal("↩ Q-1 is free again: Ada Berg is away. Whoever can, claim it above.", Assert.Single(await world.ThreadOf(query)).Text);
    }

    [Fact]
    public async Task Managers_read_the_weeks_noise_on_Monday_morning()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.OpenAsync(Customer.Tomas, "Two");
        await world.GoToAsync(Monday(15, 30));
        await world.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await world.SettleAsync();
        await world.GoToAsync(Monday(16, 30));
        await world.GoToAsync(Monday(17, 0));
        await world.ClickOnAsync(Staff.Mia, Assert.Single(await world.ManagersAsync()), "Acknowledge");

        await world.GoToAsync(Monday(9, 0) + Duration.FromDays(7));

        var report = Assert.Single(await world.ManagersAsync(), said => said.Text.StartsWith("Alerts of the week", StringComparison.Ordinal));
        Assert.Contains("4 alerts for each query saved", report.Text);
        Assert.Contains("1 of 2 queries that somebody was warned of were kept in time", report.Text);
        Assert.Contains("1 of 2 queries\n", report.Text);
        Assert.Contains("4 alerts for each query saved", (await world.AskInChannelAsync(Staff.Bo, "noise")).Text);
    }

    private static Instant Monday(int hour, int minute) => Instant.FromUtc(2026, 11, 23, hour - 1, minute);
}
