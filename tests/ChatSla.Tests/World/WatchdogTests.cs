using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>If the bot ever goes blind, the managers know within minutes, why, and what to do.</summary>
public sealed class WatchdogTests : InWorld
{
    [Theory]
    [InlineData("accessDenied", "access denied", "New-ManagementRoleAssignment")]
    [InlineData("mailboxFull", "the mailbox is full", "raise its quota")]
    [InlineData("mailboxNotEnabled", "there is no such mailbox in Exchange Online", "Get-Mailbox support@contoso.com")]
    [InlineData("graphDown", "Microsoft Graph has a fault (503)", "Nothing to do")]
    public async Task A_blind_mailbox_is_said_in_the_managers_channel_with_its_cause_and_what_to_do(string knob, string why, string todo)
    {
        await World.SetFaultAsync(knob, true);
        await World.LiveAsync(Duration.FromMinutes(4));
        Assert.Empty(await World.ManagersAsync());

        await World.LiveAsync(Duration.FromMinutes(1));
        await World.LiveUntilAsync("it is said", async () => (await World.ManagersAsync()).Count > 0);
        var card = Assert.Single(await World.ManagersAsync());
        Assert.Contains("◆ Contoso Support is blind since 09:40 today", card.Text);
        Assert.Contains($"Why  {why}", card.Text);
        Assert.Contains(todo, card.Text);
        Assert.Contains("<at>Mia Ek</at>", card.Text);
        Assert.Contains("\"status\":\"not ready\"", await World.HealthAsync());
    }

    [Fact]
    public async Task Seeing_again_is_said_in_the_same_card_with_how_many_mails_came_meanwhile_and_their_true_times()
    {
        await World.SetFaultAsync("accessDenied", true);
        await World.LiveAsync(Duration.FromMinutes(6));
        var received = World.Now;
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.LiveAsync(Duration.FromMinutes(6));
        await World.SetFaultAsync("accessDenied", false);
        await World.LiveUntilAsync("both were said", async () => (await World.ManagersAsync()).Count == 2);

        var said = await World.ManagersAsync();
        Assert.Equal(2, said.Count);
        Assert.Contains("● Contoso Support sees again since", said[0].Text);
        Assert.Contains("1 mail came meanwhile; its promise counts from when it was received.", said[0].Text);
        Assert.Contains("support@contoso.com sees again. 1 mail came meanwhile", said[1].Text);
        Assert.Equal(received, (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt);
        Assert.Contains("\"status\":\"ready\"", await World.HealthAsync());
    }

    [Fact]
    public async Task A_short_break_is_not_said_at_all()
    {
        await World.SetFaultAsync("graphDown", true);
        await World.LiveAsync(Duration.FromMinutes(2));
        await World.SetFaultAsync("graphDown", false);
        await World.UntilAsync("it sees again", async () => (await World.HealthAsync()).Contains("\"status\":\"ready\"", StringComparison.Ordinal));
        await World.LiveAsync(Duration.FromMinutes(5));

        Assert.Empty(await World.ManagersAsync());
    }

    [Fact]
    public async Task A_start_in_the_middle_says_nothing_twice_and_forgets_nothing()
    {
        await World.SetFaultAsync("accessDenied", true);
        await World.LiveAsync(Duration.FromMinutes(6));
        await World.RestartAsync();
        await World.LiveAsync(Duration.FromMinutes(7));
        Assert.Single(await World.ManagersAsync());

        await World.SetFaultAsync("accessDenied", false);
        await World.LiveUntilAsync("it sees again", async () => (await World.ManagersAsync())[0].Text.Contains("● Contoso Support sees again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_was_off_for_an_hour_was_not_blind_when_it_sees_at_once()
    {
        await World.StopAsync();
        World.PassUnseen(Duration.FromHours(1));
        await World.StartAgainAsync();
        await World.LiveAsync(Duration.FromMinutes(7));

        Assert.Empty(await World.ManagersAsync());
    }

    [Fact]
    public async Task A_night_asleep_is_not_blindness_but_what_fails_after_waking_is()
    {
        await World.PassAsync(Duration.FromHours(8));
        await World.SettleAsync();
        Assert.Empty(await World.ManagersAsync());

        await World.SetFaultAsync("graphDown", true);
        await World.PassAsync(Duration.FromHours(8));
        await World.LiveUntilAsync("it is said", async () => (await World.ManagersAsync()).Count == 1);
    }

    /// <summary>A notebook's network goes a moment before the machine sleeps.</summary>
    [Fact]
    public async Task A_reading_that_failed_just_before_a_night_asleep_is_not_blindness_either()
    {
        await World.SetFaultAsync("graphDown", true);
        await World.UntilAsync("a reading failed", async () => (await World.HealthAsync()).Contains("503", StringComparison.Ordinal));
        await World.PassAsync(Duration.FromHours(8));
        await World.SetFaultAsync("graphDown", false);
        await World.SettleAsync();
        await World.LiveAsync(Duration.FromMinutes(2));

        Assert.Empty(await World.ManagersAsync());
    }

    [Fact]
    public async Task Where_Teams_was_away_for_as_long_one_card_tells_all_of_it()
    {
        await World.SetFaultAsync("accessDenied", true);
        await World.SetFaultAsync("connectorDown", true);
        await World.LiveAsync(Duration.FromMinutes(8));
        await World.SetFaultAsync("accessDenied", false);
        await World.LiveUntilAsync("it sees again", async () => (await World.HealthAsync()).Contains("\"status\":\"ready\"", StringComparison.Ordinal));
        await World.LiveAsync(Duration.FromMinutes(3));
        await World.SetFaultAsync("connectorDown", false);
        await World.LiveAsync(Duration.FromMinutes(8));

        Assert.Contains("● Contoso Support sees again", Assert.Single(await World.ManagersAsync()).Text);
    }

    [Fact]
    public async Task An_expired_secret_is_told_as_such()
    {
        await World.SetFaultAsync("tokensRefused", true);
        await World.RestartAsync();
        await World.LiveAsync(Duration.FromMinutes(6));

        Assert.Contains("AADSTS7000222", await World.HealthAsync());
        await World.SetFaultAsync("tokensRefused", false);
        await World.LiveUntilAsync("it is said", async () => (await World.ManagersAsync()).Any(said => said.Text.Contains("● Contoso Support sees again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_end_of_the_secret_is_said_30_14_7_3_and_1_days_ahead_once_each()
    {
        await World.RestartWithAsync(("Bot:SecretExpires", "2026-12-31"));
        var said = new List<int>();
        foreach (var day in new[] { 0, 7, 8, 9, 24, 31, 35, 37, 38 })
        {
            await World.GoToAsync(Instant.FromUtc(2026, 11, 23, 12, 0) + Duration.FromDays(day));
            await World.RestartAsync();
            await World.LiveAsync(Duration.FromMinutes(3));
            said.Add((await World.ManagersAsync()).Count(message => message.Text.Contains("secret", StringComparison.Ordinal)));
        }

        Assert.Equal([0, 0, 1, 1, 2, 3, 4, 5, 6], said);
        Assert.Contains("The app's client secret ends", (await World.ManagersAsync())[0].Text);
        Assert.Contains("has ended", (await World.ManagersAsync())[^1].Text);
    }

    [Fact]
    public async Task One_mailbox_that_fails_or_does_not_answer_never_delays_another()
    {
        await World.RestartWithAsync(
            ("Mailboxes:1:Address", "sales@contoso.com"), ("Mailboxes:1:Promise", "same-day"), ("Mailboxes:1:Channel", WorldSettings.SupportChannel), ("Mailboxes:1:PollEvery", "1s"));
        await World.SettleAsync();
        await World.SetFaultAsync("graphHangs", new System.Text.Json.Nodes.JsonArray("sales@contoso.com"));
        await World.PassAsync(Duration.FromSeconds(5));

        var query = await World.OpenAsync(Customer.Karin);
        await World.CardOf(query);
        await World.SetFaultAsync("graphHangs", false);
    }

    [Fact]
    public async Task A_probe_that_arrives_leaves_nothing_behind()
    {
        await World.RestartWithAsync(("Mailboxes:0:ProbeEvery", "30min"));
        await World.SoonAsync("the probe was sent", async () => (await World.SupportInboxAsync()).Count == 1);
        await World.LiveUntilAsync("it was taken away", async () => (await World.SupportInboxAsync()).Count == 0 && (await World.SentItemsAsync()).Count == 0);
        await World.LiveAsync(Duration.FromMinutes(2));

        Assert.Empty(await World.QueriesAsync());
        Assert.DoesNotContain(await World.MailsAsync(), mail => mail.Outcome == "Ignored");
        Assert.Empty(await World.ManagersAsync());
    }

    [Fact]
    public async Task A_probe_that_does_not_arrive_is_said_until_one_does()
    {
        await World.SetFaultAsync("sendLost", 1);
        await World.RestartWithAsync(("Mailboxes:0:ProbeEvery", "30min"));
        await World.LiveUntilAsync("it is said", async () => (await World.ManagersAsync()).Count == 1);
        var said = (await World.ManagersAsync())[0].Text;
        Assert.Matches("a probe mail sent at 09:4\\d has not arrived", said);
        Assert.Contains("Get-MessageTraceV2 -RecipientAddress support@contoso.com", said);

        await World.LiveUntilAsync("the next one arrived", async () => (await World.ManagersAsync())[0].Text.Contains("sees again", StringComparison.Ordinal));
    }
}
