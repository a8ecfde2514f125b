namespace ChatSla.Tests.World;

/// <summary>When would it be due, and when is the office open, asked in the channel on Monday 23 November 2026, 09:40.</summary>
public sealed class PreviewTests : IAsyncDisposable
{
    private World? world;

    [Fact]
    public async Task By_when_a_mail_would_be_answered_is_told_with_the_rule_the_time_and_the_policy()
    {
        var card = await AskAsync("when is it due if someone writes Fri 16:55?");

        Assert.StartsWith("Answer by Mon 30 Nov 12:00\n▲ Amber Mon 30 Nov 10:30 · our own aim: 1 h 30 min of working time before the promise\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("Mail from anybody to Contoso Support, received Fri 27 Nov 16:55.", card.Text);
        Assert.Contains("after the cut-off 15:00: by 12:00 on the next working day, Mon 30 Nov 12:00.", card.Text);
        Assert.Contains("weekend, not counted", card.Text);
        Assert.Contains("First answer, next answer\nMon 30 Nov 10:30\nMon 30 Nov 12:00", card.Text);
        Assert.Contains("Policy \"same-day\" version 1, calendar \"office\" version 1; Mia Ek answers for it. Times are those of Europe/Stockholm.", card.Text);
        Assert.Equal("Answer by Mon 30 Nov 12:00 · Mail from anybody to Contoso Support, received Fri 27 Nov 16:55", card.Summary);
    }

    [Fact]
    public async Task A_customer_is_found_by_name_and_promised_what_was_agreed_with_them()
    {
        var acme = await AskAsync("due if Acme writes Fri 16:55", Gold);
        var nobody = await world!.AskInChannelAsync(Staff.Bo, "due if Volvo writes Fri 16:55");

        Assert.StartsWith("Answer by Mon 30 Nov 12:55\n", acme.Text, StringComparison.Ordinal);
        Assert.Contains("Mail from Acme (acme.com) to Contoso Support", acme.Text);
        Assert.Contains("Policy \"gold\" version 1", acme.Text);
        Assert.StartsWith("Answer by Mon 30 Nov 12:00\n", nobody.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody named Volvo is configured; this holds for everybody else.", nobody.Text);
    }

    [Theory]
    [InlineData("due if Acme writes Blursday 16:55", "I do not understand \"blursday\" as a time. Write a time as now, Fri 16:55")]
    [InlineData("due to sales@contoso.com Fri 16:55", "\"sales@contoso.com\" is no mailbox that I speak of here. I do of: support@contoso.com.")]
    [InlineData("calendar 0", "\"0\" is no number of days from 1 to 31.")]
    [InlineData("calendar forever", "I do not understand \"forever\".")]
    public async Task What_is_not_understood_is_answered_with_what_to_write(string asked, string sentence) =>
        Assert.StartsWith(sentence, (await AskAsync(asked)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Each_mailbox_of_the_channel_is_answered_for_in_one_message_and_one_may_be_named()
    {
        var one = await AskAsync("please, when is it due to sales@contoso.com now?", Sales(WorldSettings.SupportChannel));
        var both = (await world!.AskInChannelAsync(Staff.Bo, "due now")).Text;

        Assert.Contains("to Contoso Sales", one.Text);
        Assert.True(both.IndexOf("to Contoso Support", StringComparison.Ordinal) < both.IndexOf("to Contoso Sales", StringComparison.Ordinal));
        Assert.Contains("to Contoso Support", both);
    }

    [Theory]
    [InlineData("due now")]
    [InlineData("calendar")]
    public async Task Where_no_mailbox_is_shown_none_is_spoken_of(string asked)
    {
        world = await World.StartAsync();

        Assert.Equal("No mailbox is shown here that I could speak of.", (await world.AskInChannelAsync(Staff.Bo, asked, WorldSettings.GeneralChannel)).Text);
    }

    [Fact]
    public async Task A_mailbox_of_another_channel_is_neither_answered_for_nor_listed()
    {
        var said = await AskAsync("due to sales@contoso.com now", Sales(WorldSettings.GeneralChannel));

        Assert.Equal("\"sales@contoso.com\" is no mailbox that I speak of here. I do of: support@contoso.com.", said.Text);
    }

    [Fact]
    public async Task The_calendar_shows_the_days_to_come_and_names_the_closed_ones()
    {
        var card = await AskAsync("calendar", ("Calendars:office:Holidays:0", "2026-11-27 Stock taking"));

        Assert.StartsWith("Opening hours of Contoso Support\nCalendar \"office\", Mon 23 Nov to Sun 6 Dec\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("09:00–17:00", card.Text);
        Assert.Contains("closed · Stock taking", card.Text);
        Assert.Contains("closed · weekend", card.Text);
        Assert.Contains("Open on 9 of 14 days, 72 h in all. Times are those of Europe/Stockholm (CET).", card.Text);
        Assert.Equal("Opening hours of Contoso Support · Open on 9 of 14 days, 72 h in all.", card.Summary);
    }

    [Fact]
    public async Task Mailboxes_with_one_calendar_share_a_card()
    {
        var card = await AskAsync("calendar 3", Sales(WorldSettings.SupportChannel));

        Assert.StartsWith("Opening hours of Contoso Support, Contoso Sales\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("Open on 3 of 3 days", card.Text);
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null) await world.DisposeAsync();
    }

    private static (string Key, string? Value)[] Gold =>
    [
        ("Promises:gold:Service", "Four hours."), ("Promises:gold:Owner", "Mia Ek"), ("Promises:gold:Calendar", "office"),
        ("Promises:gold:FirstResponse:WithinWorkingHours", "4h"), ("Promises:gold:FirstResponse:Aim", "1h"),
        ("Mailboxes:0:Customers:0:From", "acme.com"), ("Mailboxes:0:Customers:0:Promise", "gold"),
    ];

    private static (string Key, string? Value)[] Sales(string channel) =>
        [("Mailboxes:1:Address", "sales@contoso.com"), ("Mailboxes:1:Name", "Contoso Sales"), ("Mailboxes:1:Promise", "same-day"), ("Mailboxes:1:Channel", channel)];

    private async Task<Said> AskAsync(string text, params (string Key, string? Value)[] changes)
    {
        world = await World.StartAsync(changes);
        return await world.AskInChannelAsync(Staff.Bo, text);
    }
}
