using System.Text.RegularExpressions;
using ChatSla.Tests.World;
using NodaTime;
using TestWorld = ChatSla.Tests.World.World;

namespace ChatSla.Tests.Check;

/// <summary>chatsla check against the sandbox, beside the bot that runs: one fault, one line that says which command mends it.</summary>
public sealed partial class CheckRunTests(CheckedWorld checkedWorld) : IClassFixture<CheckedWorld>
{
    private readonly TestWorld world = checkedWorld.World;

    [Fact]
    public async Task A_whole_good_run_reads_like_this()
    {
        Storage.TestStore.SkipOnPostgres("It tells of a file.");
        var before = await world.TracesAsync();
        var (code, said, error) = await world.CheckAsync("--send");

        Assert.Equal(
            """
            Settings
            ok       all settings can be read: 1 mailbox, 1 promise, 1 calendar

            This machine
            ok       the database opens, its tables are up to date, and it can be written to
            ok       more than 1 GB is free on the database's disk
            ok       time zones are known: Europe/Stockholm (TZDB: RELEASE)

            Credential
            ok       Entra gives a token for Microsoft Graph
            ok       no right to mail is consented for the whole tenant
            ok       Entra gives a token for Teams
            ok       the secret ends on 31 May 2027

            support@contoso.com
            ok       the inbox can be read
            ok       Sent Items can be read
            ok       Junk Email can be read
            ok       the folder "Orders/Returns" can be read
            ok       Sent Items keeps a copy of what staff send from Outlook
            ok       drafts can be made and deleted
            ok       a mail from the mailbox to itself was sent, is in Sent Items and has
                     arrived; both copies are removed
            ok       notifications: Graph reaches the bot, and takes and ends a subscription

            Teams
            ok       the channel of Contoso Support: a message was posted, edited and
                     deleted
            ok       the managers' channel of Contoso Support: a message was posted, edited
                     and deleted; Teams has not written from there yet, so Bot:ServiceUrl
                     was used
            ok       the managers' channel of Contoso Support: mia.ek@contoso.com can be
                     mentioned

            Clock
            ok       this machine's clock agrees with Microsoft Graph's

            20 ok, 0 warnings, 0 wrong
            """,
            TimeZoneRelease().Replace(said.Trim().ReplaceLineEndings("\n"), "TZDB: RELEASE"));
        Assert.Equal((0, ""), (code, error));
        await NothingCameOfItAsync(before);
    }

    [Theory]
    [InlineData("writeDenied", "drafts cannot be made: access denied", "-Role \"Application Mail.ReadWrite\" -CustomResourceScope ChatSla")]
    [InlineData("sendDenied", "mail cannot be sent: sending is not allowed", "-Role \"Application Mail.Send\" -CustomResourceScope ChatSla", "--send")]
    [InlineData("subscribeDenied", "notifications cannot be subscribed to: access denied", "-Role \"Application Mail.Read\" -CustomResourceScope ChatSla")]
    [InlineData("mailboxNotEnabled", "the inbox cannot be read: there is no such mailbox in Exchange Online", "Get-Mailbox support@contoso.com")]
    [InlineData("mailboxFull", "the inbox cannot be read: the mailbox is full", "Get-MailboxStatistics support@contoso.com | Format-List *Size*")]
    [InlineData("graphDown", "the inbox cannot be read: Microsoft Graph has a fault (503)", "https://status.cloud.microsoft shows outages")]
    public async Task One_fault_of_Graph_is_one_line_with_what_mends_it_and_nothing_is_left_behind(string knob, string wrong, string remedy, params string[] words)
    {
        var before = await world.TracesAsync();
        await world.SetFaultAsync(knob, true);
        var (code, said, _) = await world.CheckAsync(words);
        await world.SetFaultAsync(knob, false);

        Assert.Equal(wrong, Assert.Single(Faults(said)));
        Assert.Contains(remedy, Whole(said), StringComparison.Ordinal);
        Assert.Equal(1, code);
        await NothingCameOfItAsync(before);
    }

    [Fact]
    public async Task Where_nothing_may_be_read_the_draft_is_tried_all_the_same_for_it_needs_another_role()
    {
        await world.SetFaultAsync("accessDenied", true);
        var (code, said, _) = await world.CheckAsync();
        await world.SetFaultAsync("accessDenied", false);

        Assert.Equal(["the inbox cannot be read: access denied", "drafts cannot be made: access denied"], Faults(said));
        Assert.Contains("az ad sp show --id 22222222-2222-4222-8222-222222222222 --query id", said, StringComparison.Ordinal);
        Assert.Contains("-Role \"Application Mail.Read\" -CustomResourceScope ChatSla", said, StringComparison.Ordinal);
        Assert.Contains("-Role \"Application Mail.ReadWrite\" -CustomResourceScope ChatSla", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task An_expired_secret_is_told_for_both_tokens_and_the_rest_is_not_tried()
    {
        await world.SetFaultAsync("tokensRefused", true);
        var (code, said, _) = await world.CheckAsync();
        await world.SetFaultAsync("tokensRefused", false);

        Assert.Equal(["no token for Microsoft Graph: the app's secret has expired", "no token for Teams: the app's secret has expired"], Faults(said));
        Assert.Contains("   az ad app credential reset --append --id 22222222-2222-4222-8222-222222222222", said, StringComparison.Ordinal);
        Assert.Contains("-        the channels, until there is a token for Teams", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("botRemoved", "the app is not in that team, or the channel is private or shared", "Manage team > Apps > add ChatSla")]
    [InlineData("connectorDown", "Teams has a fault (502)", "delete it by hand")]
    public async Task A_fault_of_Teams_is_told_for_each_channel(string knob, string why, string remedy)
    {
        var before = await world.TracesAsync();
        await world.SetFaultAsync(knob, true);
        var (code, said, _) = await world.CheckAsync();
        await world.SetFaultAsync(knob, false);

        Assert.Equal([$"the channel of Contoso Support: nothing can be posted: {why}", $"the managers' channel of Contoso Support: nothing can be posted: {why}"], Faults(said));
        Assert.Contains(remedy, Whole(said), StringComparison.Ordinal);
        Assert.Equal(1, code);
        await NothingCameOfItAsync(before);
    }

    [Fact]
    public async Task An_unknown_channel_a_stranger_among_the_managers_and_a_missing_folder_are_named()
    {
        var (_, said, _) = await world.CheckAsync("--Mailboxes:0:Channel=19:nowhere@thread.tacv2", "--Mailboxes:0:Managers:1=stranger@contoso.com", "--Mailboxes:0:Folders:1=Order");

        Assert.Equal(
            [
                "the folder \"Order\" is not there",
                "the channel of Contoso Support: nothing can be posted: there is no such channel in a team that has the app",
                "the managers' channel of Contoso Support: stranger@contoso.com cannot be mentioned: no member of its team",
            ],
            Faults(said));
        Assert.Contains("  -User stranger@contoso.com", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_where_that_is_asked_for()
    {
        var (code, said, _) = await world.CheckAsync("--no-posts");

        Assert.Empty(Faults(said));
        Assert.Contains("the channel of Contoso Support: nothing was posted, as asked", said, StringComparison.Ordinal);
        Assert.Contains("ok       the managers' channel of Contoso Support: mia.ek@contoso.com can be", said, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Where_Exchange_keeps_no_copies_the_commands_that_switch_it_on_stand_there()
    {
        await using var other = await TestWorld.StartAsync(("Bot:SecretExpires", "2027-05-31"));
        await other.SetFaultAsync("messageCopyForSentAs", false);
        await other.AnswerAsMailboxAsync(await other.CustomerWritesAsync(Customer.Karin, "Parcel 4711"), "It is on its way.");
        var (code, said, _) = await other.CheckAsync();

        Assert.Equal("Sent Items has nothing that a person sent in the last 30 days", Assert.Single(Faults(said)));
        Assert.Contains("   Set-Mailbox support@contoso.com `\n     -MessageCopyForSentAsEnabled $true -MessageCopyForSendOnBehalfEnabled $true\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("ok notifications are off (Graph:NotificationsAddress): mail is asked for every 1 s", Whole(said), StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Where_the_bot_does_not_run_notifications_say_that_nothing_listens()
    {
        var before = await world.TracesAsync();
        await world.StopAsync();
        var (code, said, _) = await world.CheckAsync();

        Assert.Equal($"notifications: Graph gets no right answer at {world.Settings["Graph:NotificationsAddress"]}/", Assert.Single(Faults(said)));
        Assert.Contains("Nothing listens there. Start the bot and check again", Whole(said), StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.Equal(before, await world.TracesAsync());
        await world.StartAgainAsync();
    }

    [Fact]
    public async Task A_mail_whose_sending_was_not_answered_is_found_and_removed()
    {
        var before = await world.TracesAsync();
        await world.SetFaultAsync("sendAcceptedThen504", 1);
        var (code, said, _) = await world.CheckAsync("--send");

        Assert.Empty(Faults(said));
        Assert.Equal(0, code);
        await NothingCameOfItAsync(before);
    }

    [Fact]
    public async Task Faults_of_the_settings_are_listed_by_key_and_what_can_be_tried_is_tried()
    {
        var (code, said, _) = await world.CheckAsync("--Mailboxes:0:PollEvery=never", "--Calendars:office:Zone=Europe/Stokholm");

        Assert.Contains(Faults(said), fault => fault.StartsWith("Mailboxes:0:PollEvery: ", StringComparison.Ordinal));
        Assert.Contains("or in the environment as Mailboxes__0__PollEvery.", Whole(said), StringComparison.Ordinal);
        Assert.Contains(Faults(said), fault => fault.StartsWith("Calendars:office:Zone: ", StringComparison.Ordinal));
        Assert.Contains("ok       Entra gives a token for Microsoft Graph", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_channel_of_another_tenant_is_known_by_its_link()
    {
        const string other = "33333333-3333-4333-8333-333333333333";
        var (code, said, _) = await world.CheckAsync($"--Mailboxes:0:Channel=https://teams.microsoft.com/l/channel/{Uri.EscapeDataString(WorldSettings.SupportChannel)}/Support?groupId={other}&tenantId={other}", "--no-posts");

        Assert.Equal($"Mailboxes:0:Channel: the link leads to the tenant {other}, which is not Bot:TenantId", Assert.Single(Faults(said)));
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_a_warning()
    {
        world.Machine = new AheadClock(TimeSpan.FromMinutes(3));
        var (code, said, _) = await world.CheckAsync();
        world.Machine = TimeProvider.System;

        Assert.Equal("this machine's clock is 3 minutes ahead of Microsoft Graph's", Assert.Single(Faults(said)));
        Assert.Contains("   timedatectl set-ntp true", said, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("\"--sent\" is not known to chatsla check; it takes --mailbox, --send, --no-posts, and settings as --Storage:Path=FILE.", "--sent")]
    [InlineData("--mailbox: x@contoso.com is not watched; watched are support@contoso.com.", "--mailbox", "x@contoso.com")]
    [InlineData("--mailbox has no value; give the address of a watched mailbox.", "--mailbox")]
    public async Task Words_it_does_not_know_end_with_2(string why, params string[] words)
    {
        var (code, said, error) = await world.CheckAsync(words);

        Assert.Equal((2, "", why), (code, said, error.Trim()));
    }

    /// <summary>What is a warning or wrong, each joined to one line and without what to do about it.</summary>
    private static IReadOnlyList<string> Faults(string said)
    {
        Assert.All(said.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        return [.. Entry().Matches(said.ReplaceLineEndings("\n")).Select(entry => Whole(entry.Groups[1].Value))];
    }

    private static string Whole(string said) => Space().Replace(said, " ");

    private async Task NothingCameOfItAsync(IReadOnlyList<string> before)
    {
        Assert.Equal(before, await world.TracesAsync());
        await world.LiveAsync(Duration.FromMinutes(2));
        Assert.Single(await world.QueriesAsync());
    }

    [GeneratedRegex(@"TZDB: \w+")]
    private static partial Regex TimeZoneRelease();

    [GeneratedRegex(@"^(?:WARNING|WRONG) +(.*(?:\n {9}(?!->).*)*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class AheadClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
