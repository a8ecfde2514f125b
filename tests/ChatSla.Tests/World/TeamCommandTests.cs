using ChatSla.Teams;

namespace ChatSla.Tests.World;

/// <summary>What is said in words about people, languages, threads and mailboxes.</summary>
public sealed class TeamCommandTests : InWorld
{
    [Fact]
    public async Task Who_goes_away_is_offered_to_give_back_what_they_have_and_the_channel_reads_what_is_free()
    {
        var first = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        await World.OpenAsync(Customer.Tomas, "Invoice 12");
        await World.AskInPersonAsync(Staff.Bo, "claim Q-1");
        await World.AskInPersonAsync(Staff.Bo, "claim Q-2");

        var away = await World.AskInPersonAsync(Staff.Bo, "away until Friday");
        Assert.StartsWith("Bo Lind is away until Fri 27 Nov.\n2 open queries wait for you: Q-1, Q-2.", away.Text, StringComparison.Ordinal);
        Assert.Contains("Bo Lind\n○ away until Fri 27 Nov\n2 open queries", (await World.AskInChannelAsync(Staff.Ada, "who is on")).Text);

        var given = await World.PressAsync(Staff.Bo, away, "Give back to the channel");
        Assert.Equal("Bo Lind gives back 2 queries, free to claim: Q-1, Q-2.", given.Text);
        Assert.Contains(await World.SupportAsync(), message => message.Text == given.Text);
        await World.SettleAsync();
        Assert.Contains("Claim", (await World.CardOf(first)).Buttons);

        Assert.Equal("Bo Lind is back.", (await World.AskInPersonAsync(Staff.Bo, "back")).Text);
        Assert.Equal("Bo Lind was not away.", (await World.AskInPersonAsync(Staff.Bo, "tillbaka")).Text);
    }

    [Theory]
    [InlineData("away", "Bo Lind is away. \"back\" ends it.")]
    [InlineData("away today", "Bo Lind is away until Tue 24 Nov. \"back\" ends it.")]
    [InlineData("away until 13:00", "Bo Lind is away until 13:00 today. \"back\" ends it.")]
    [InlineData("away until 2026-12-01 13:00", "Bo Lind is away until Tue 1 Dec 13:00. \"back\" ends it.")]
    [InlineData("away through Friday", "Bo Lind is away until Sat 28 Nov. \"back\" ends it.")]
    [InlineData("borta till fredag", "Bo Lind is away until Fri 27 Nov. \"back\" ends it.")]
    [InlineData("borta t.o.m. fredag", "Bo Lind is away until Sat 28 Nov. \"back\" ends it.")]
    [InlineData("away until yesterday", "Sun 22 Nov is over; name a time to come.")]
    [InlineData("away Friday", "I note an absence from now on. Until when: write \"away until Friday\"?")]
    [InlineData("away until Blursday", "I do not understand \"blursday\" as a time.")]
    public async Task Until_when_somebody_is_away_is_read_as_people_write_it(string asked, string answer) =>
        Assert.StartsWith(answer, (await World.AskInPersonAsync(Staff.Bo, asked)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_lead_chooses_the_language_of_a_team_and_everybody_their_own()
    {
        var refused = await World.AskInChannelAsync(Staff.Bo, "language svenska");
        Assert.EndsWith("In a chat with me you choose your own language.", refused.Text, StringComparison.Ordinal);
        Assert.StartsWith("What I can do", (await World.AskInChannelAsync(Staff.Bo, "help")).Text, StringComparison.Ordinal);

        Assert.Equal("Jag talar svenska i det här teamet nu.", (await World.AskInChannelAsync(Staff.Mia, "language svenska")).Text);
        Assert.StartsWith("Det här kan jag", (await World.AskInChannelAsync(Staff.Bo, "help")).Text, StringComparison.Ordinal);
        Assert.StartsWith("What I can do", (await World.AskInPersonAsync(Staff.Bo, "hjälp")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Det här kan jag", (await World.AskInPersonAsync(Staff.Ada, "help", "sv-SE")).Text, StringComparison.Ordinal);

        var choice = await World.AskInPersonAsync(Staff.Bo, "language klingon");
        Assert.Equal(["English", "Svenska"], choice.Buttons);
        Assert.Equal("Jag talar svenska här nu.", (await World.PressAsync(Staff.Bo, choice, "Svenska")).Text);
    }

    [Fact]
    public async Task Open_cards_are_written_anew_in_the_language_that_a_team_chooses()
    {
        var query = await World.OpenAsync(Customer.Karin);
        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text, StringComparison.Ordinal);

        await World.AskInChannelAsync(Staff.Mia, "language svenska");
        await World.SettleAsync();

        Assert.Contains("Svara senast i dag 17:00", (await World.CardOf(query)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_cards_thread_its_query_is_meant()
    {
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Equal("Ada Berg has Q-1.", (await World.AskInThreadAsync(Staff.Ada, query, "claim")).Text);
        Assert.StartsWith("Ada Berg has had this since", (await World.AskInThreadAsync(Staff.Bo, query, "ta")).Text, StringComparison.Ordinal);
        Assert.Equal("Which query? Write \"claim Q-7\", or say it in the thread of its card.", (await World.AskInChannelAsync(Staff.Bo, "claim")).Text);
    }

    [Fact]
    public async Task The_link_of_a_card_names_its_query()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);
        var link = new MessageLinks("teams.microsoft.com", WorldSettings.TenantId).To(card.ConversationId, card.Id);

        Assert.Contains("Parcel 4711", (await World.AskInPersonAsync(Staff.Bo, link)).Text);
        Assert.Equal("Bo Lind has Q-1.", (await World.AskInPersonAsync(Staff.Bo, $"claim {link}")).Text);
    }

    [Fact]
    public async Task What_was_typed_after_answer_stands_in_the_dialog_and_is_not_sent()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var offered = await World.AskInChannelAsync(Staff.Bo, "answer Q-1 It leaves today.");
        await World.SettleAsync();

        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
        var dialog = await World.OpenOfferedAsync(Staff.Bo, query, offered);
        Assert.Equal("It leaves today.", dialog.ValueOf("text"));
    }

    [Fact]
    public async Task A_suggestion_runs_when_it_is_pressed()
    {
        await World.OpenAsync(Customer.Karin);

        var suggested = await World.AskInChannelAsync(Staff.Bo, "oppen");

        Assert.StartsWith("One query is open", (await World.PressAsync(Staff.Bo, suggested, "Open")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_says_what_it_shows_and_a_mailbox_fixed_by_the_configuration_stays()
    {
        Assert.Equal("This channel shows support@contoso.com.", (await World.AskInChannelAsync(Staff.Bo, "watch")).Text);
        Assert.StartsWith("The configuration shows support@contoso.com in this channel", (await World.AskInChannelAsync(Staff.Mia, "unwatch")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_was_bound_in_Teams_is_let_go_there()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Channel", null));
        await world.AskInChannelAsync(Staff.Mia, "watch support@contoso.com");

        Assert.StartsWith("This channel no longer shows support@contoso.com.", (await world.AskInChannelAsync(Staff.Mia, "unwatch support@contoso.com")).Text, StringComparison.Ordinal);
        Assert.StartsWith("This channel shows no mailbox.", (await world.AskInChannelAsync(Staff.Mia, "watch this channel")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_summary_comes_once_on_a_working_day_and_once_after_the_program_was_down()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:SummaryAt", "16:30"));
        var before = (await world.SupportAsync()).Count;
        await world.GoToAsync(Monday(16, 29));
        Assert.Equal(before, (await world.SupportAsync()).Count);

        await world.GoToAsync(Monday(16, 31));
        await world.RestartAsync();
        await world.SettleAsync();
        Assert.Contains("Today, Mon 23 November", Assert.Single((await world.SupportAsync()).Skip(before)).Text);

        await world.StopAsync();
        world.PassUnseen(NodaTime.Duration.FromDays(6));
        await world.StartAgainAsync();
        await world.SettleAsync();
        Assert.Contains("Fri 27 November", Assert.Single((await world.SupportAsync()).Skip(before + 1)).Text);
    }
}
