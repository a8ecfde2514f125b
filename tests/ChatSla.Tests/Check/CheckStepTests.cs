using ChatSla.Check;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Tests.Time;
using ChatSla.Time;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace ChatSla.Tests.Check;

/// <summary>Steps of the check that the sandbox cannot make go wrong, or only by waiting.</summary>
public sealed class CheckStepTests : IAsyncDisposable
{
    private const string Address = "support@contoso.com";
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 8, 40);

    private static readonly CancellationToken NotGivenUp = CancellationToken.None;

    private static readonly Cloud Dod = Cloud.All.Single(cloud => cloud.Name == "DoD");

    /// <summary>In a cloud where nothing has the public one's name.</summary>
    private static readonly BotIdentity Bot = new(AppId, AppId, new Uri(Dod.OpenIdMetadata), Dod.Issuer, Dod.Scope, new Uri(Dod.ServiceUrl)) { Cloud = Dod };

    private readonly ITrialMails mails = Substitute.For<ITrialMails>();
    private readonly ITeamsMessenger teams = Substitute.For<ITeamsMessenger>();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-step-");
    private readonly SqliteDatabase database;

    public CheckStepTests() => database = new SqliteDatabase(new StoragePath(Path.Combine(folder.FullName, "empty.db")), new DueSignal());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Mark.Ok)]
    [InlineData(Mark.Ok, "Sites.Selected")]
    [InlineData(Mark.Warning, "Mail.Send", "Sites.Selected", "Mail.ReadWrite")]
    public void What_is_consented_for_the_whole_tenant_is_a_warning_for_it_voids_the_limit(Mark mark, params string[] roles)
    {
        var finding = CredentialCheck.OfRoles(roles);

        Assert.Equal(mark, finding.Mark);
        if (mark is Mark.Warning) Assert.EndsWith(": Mail.ReadWrite, Mail.Send", finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Mark.Ok, 31)]
    [InlineData(Mark.Warning, 29)]
    [InlineData(Mark.Wrong, 0)]
    public void The_end_of_the_secret_is_told_ahead(Mark mark, int days) =>
        Assert.Equal(mark, CredentialCheck.OfExpiry(new CredentialExpiry("secret", Now + Duration.FromDays(days)), Now, AppId).Mark);

    [Fact]
    public void A_secret_whose_end_nobody_has_said_is_a_warning_and_what_never_ends_is_none()
    {
        Assert.Equal($"az ad app credential list --id {AppId}", Assert.Single(CredentialCheck.OfExpiry(new CredentialExpiry("secret", null), Now, AppId).Commands));
        Assert.Equal(Mark.Ok, CredentialCheck.OfExpiry(CredentialExpiry.Never, Now, AppId).Mark);
    }

    [Theory]
    [InlineData(60, Mark.Ok)]
    [InlineData(-60, Mark.Ok)]
    [InlineData(61, Mark.Warning)]
    [InlineData(-90, Mark.Warning)]
    public void A_clock_may_be_a_minute_wrong(int seconds, Mark mark) => Assert.Equal(mark, ClockCheck.Of(Duration.FromSeconds(seconds)).Mark);

    [Theory]
    [InlineData(2_000_000_000, Mark.Ok)]
    [InlineData(900_000_000, Mark.Warning)]
    [InlineData(90_000_000, Mark.Wrong)]
    public void A_disk_that_fills_up_is_told(long free, Mark mark) => Assert.Equal(mark, MachineCheck.OfDisk(free).Mark);

    [Fact]
    public async Task A_draft_whose_making_was_not_answered_is_looked_for_and_removed()
    {
        var key = "";
        mails.CreateAsync(Address, default!, default!, default!, Cancellation).ReturnsForAnyArgs<TrialMail>(call =>
        {
            key = call.ArgAt<string>(3);
            throw new MailboxException("create draft", 504, null, null, null);
        });

        Assert.Equal("drafts cannot be made: Microsoft Graph has a fault (504)", (await new DraftCheck(mails, AppId).RunAsync(Address, Cancellation)).What);
        await mails.Received(1).RemoveAsync(Address, key, null, NotGivenUp);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_deleted_is_named_so_that_somebody_does()
    {
        mails.CreateAsync(Address, default!, default!, default!, Cancellation).ReturnsForAnyArgs(new TrialMail("1", "<1@contoso.com>"));
        mails.RemoveAsync(default!, default!, default, Cancellation).ThrowsAsyncForAnyArgs(new MailboxException("remove", 503, null, null, null));
        var finding = await new DraftCheck(mails, AppId).RunAsync(Address, Cancellation);

        Assert.Equal("a draft may be left behind: Microsoft Graph has a fault (503)", finding.What);
        Assert.Contains("ChatSla set-up check: this draft is deleted at once", finding.Do, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_removed_although_the_check_is_given_up()
    {
        mails.CreateAsync(Address, default!, default!, default!, Cancellation).ThrowsAsyncForAnyArgs(new OperationCanceledException());

        await Assert.ThrowsAsync<OperationCanceledException>(() => new DraftCheck(mails, AppId).RunAsync(Address, Cancellation));
        await mails.ReceivedWithAnyArgs(1).RemoveAsync(default!, default!, default, Cancellation);
    }

    [Fact]
    public async Task A_mail_that_never_leaves_is_removed_and_its_trace_is_shown()
    {
        mails.CreateAsync(Address, default!, default!, default!, Cancellation).ReturnsForAnyArgs(new TrialMail("1", "<1@contoso.com>"));
        var graph = Substitute.For<IMailbox>();
        var finding = await new SendCheck(graph, mails, AppId, new HurryingClock()).RunAsync(Address, Cancellation);

        Assert.Equal((Mark.Warning, "a mail was accepted for sending and is not in Sent Items after a minute"), (finding.Mark, finding.What));
        await graph.Received(1).SendAsync(Address, "1", Cancellation);
        await mails.ReceivedWithAnyArgs(1).RemoveAsync(default!, default!, default, Cancellation);
    }

    [Fact]
    public async Task A_message_that_cannot_be_edited_is_deleted_all_the_same()
    {
        teams.PostAsync(default!, default!, Cancellation).ReturnsForAnyArgs(new PostedMessage("19:a@thread.tacv2;messageid=1", "1"));
        teams.UpdateAsync(default!, default!, default!, Cancellation).ThrowsAsyncForAnyArgs(new ConnectorException("update", 502, null, null));
        var finding = await ChannelAsync();

        Assert.Equal("the channel: a message was posted and deleted, but it cannot be edited: Teams has a fault (502)", finding.What);
        await teams.Received(1).DeleteAsync("19:a@thread.tacv2;messageid=1", "1", NotGivenUp);
    }

    [Fact]
    public async Task A_message_that_stays_in_the_channel_is_told()
    {
        teams.PostAsync(default!, default!, Cancellation).ReturnsForAnyArgs(new PostedMessage("19:a@thread.tacv2;messageid=1", "1"));
        teams.DeleteAsync(default!, default!, Cancellation).ThrowsAsyncForAnyArgs(new ConnectorException("delete", 403, "NotEnoughPermissions", null));

        Assert.Contains("People see \"ChatSla set-up check\" there: delete it by hand.", (await ChannelAsync()).Do, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", "private or shared")]
    [InlineData(403, "BotDisabledByAdmin", "blocked for the whole tenant")]
    [InlineData(404, "ConversationNotFound", "no such channel")]
    [InlineData(403, "BadArgument", "another tenant")]
    [InlineData(401, null, "does not know the bot")]
    [InlineData(403, "InvalidBotApiHost", "government cloud")]
    [InlineData(null, "timeout", "does not answer (timeout)")]
    public void Each_refusal_of_Teams_has_its_words(int? status, string? code, string words) =>
        Assert.Contains(words, TeamsTrouble.Of(new ConnectorException("post", status, code, null), Bot).What, StringComparison.Ordinal);

    [Fact]
    public void What_to_do_about_a_silent_Teams_names_the_host_of_the_cloud() =>
        Assert.EndsWith("it needs https to smba.infra.dod.teams.microsoft.us.", TeamsTrouble.Of(new ConnectorException("post", null, "timeout", null), Bot).Do, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task<Finding> ChannelAsync()
    {
        await database.StartAsync(Cancellation);
        return Assert.Single(await new ChannelCheck(teams, database, Bot, posts: true).RunAsync(new ChannelUse("19:a@thread.tacv2", "the channel", []), Cancellation).ToListAsync(Cancellation));
    }

    /// <summary>Whoever waits has waited.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private readonly StillClock clock = new();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            ThreadPool.QueueUserWorkItem(_ => clock.Pass(30));
            return timer;
        }
    }
}
