using System.Net;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Graph announces changes: mail is seen at once, and whatever becomes of the announcements, none is missed.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    /// <summary>Where notifications can be trusted, mail is asked for once a minute only.</summary>
    private static readonly Duration HalfAMinute = Duration.FromSeconds(30);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.StartAnnouncedAsync();

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_mail_has_its_card_before_the_clock_has_moved()
    {
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");

        await SeenAsync(mail);
        await world.IdleAsync();
        await world.CardOf(await world.QueryOfAsync(mail));
    }

    [Theory]
    [InlineData("notificationDuplicatePercent", 100)]
    [InlineData("notificationExtraUpdated", 1)]
    [InlineData("notificationUnknownIdFirst", 1)]
    [InlineData("notificationCreatedOnMove", 1)]
    public async Task Announced_oddly_a_mail_is_one_query(string knob, int value)
    {
        await world.SetFaultAsync(knob, value);
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await SeenAsync(mail);
        await world.MoveAsync(mail, "archive");
        await world.LiveAsync(Duration.FromMinutes(2));

        Assert.Single(await world.QueriesAsync());
        await world.CardOf(await world.QueryOfAsync(mail));
    }

    [Theory]
    [InlineData("notificationReorder", 1)]
    [InlineData("notificationBatch", 5)]
    [InlineData("notificationDelaySeconds", 170)]
    public async Task Announced_late_or_together_every_mail_is_a_query(string knob, int value)
    {
        await world.SetFaultAsync(knob, value);
        var received = world.Now;
        var mails = new List<Mail>();
        foreach (var subject in new[] { "one", "two", "three" }) mails.Add(await world.CustomerWritesAsync(Customer.Karin, subject));
        await world.LiveAsync(Duration.FromMinutes(4));

        Assert.Equal(3, (await world.QueriesAsync()).Count);
        foreach (var mail in mails) Assert.Equal(received, (await world.QueryAsync(await world.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task Unannounced_a_mail_is_seen_within_a_minute_and_counts_from_when_it_was_received()
    {
        await world.SetFaultAsync("notificationDropPercent", 100);
        var received = world.Now;
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await SeenWithinAsync(Duration.FromSeconds(90), mail);

        Assert.Equal(received, (await world.QueryAsync(await world.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task A_mail_that_shows_in_delta_only_after_its_announcement_is_looked_for_again_at_once()
    {
        await world.SetFaultAsync("deltaLateItems", 1);
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");

        await SeenWithinAsync(HalfAMinute, mail);
    }

    [Fact]
    public async Task A_subscription_that_fell_silent_is_noticed_and_made_anew_and_mail_is_asked_for_meanwhile()
    {
        var before = await world.SubscriptionOfInboxAsync();
        await world.SetFaultAsync("notificationsSilent", true);
        await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await world.LiveAsync(Duration.FromMinutes(7));
        Assert.Contains("\"notifications\":\"silent\"", await world.HealthAsync());

        var quick = await world.CustomerWritesAsync(Customer.Tomas, "Parcel 4712");
        await SeenWithinAsync(HalfAMinute, quick);

        await world.SetFaultAsync("notificationsSilent", false);
        await world.LiveAsync(Duration.FromMinutes(30));
        Assert.NotEqual(before, await world.SubscriptionOfInboxAsync());
    }

    [Fact]
    public async Task A_subscription_is_renewed_ahead_of_its_end_and_stays_the_same()
    {
        var (before, end) = (await world.SubscriptionOfInboxAsync(), await EndOfInboxAsync());
        await world.PassAsync(Duration.FromDays(5));
        await world.UntilAsync("the subscription was renewed", async () => await EndOfInboxAsync() > end);

        Assert.Equal(before, await world.SubscriptionOfInboxAsync());
    }

    [Fact]
    public async Task A_start_takes_on_the_subscriptions_of_the_run_before()
    {
        var before = await IdsAsync();
        await world.RestartAsync();
        await world.IdleAsync();

        Assert.Equal(before, await IdsAsync());
        await SeenAsync(await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711"));
    }

    [Fact]
    public async Task One_that_a_run_made_and_could_not_note_is_swept_away()
    {
        await world.StopAsync();
        await world.SetFaultAsync("subscriptionDuplicates", true);
        await world.ForgetAsync();
        await world.StartAgainAsync();

        await world.SoonAsync("there is one subscription a folder", async () => (await world.SubscriptionsAsync()).GroupBy(one => (string)one["folder"]!).All(folder => folder.Count() == 1));
        await SeenAsync(await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711"));
    }

    [Fact]
    public async Task A_subscription_that_Graph_took_away_is_made_anew_with_or_without_a_word()
    {
        var before = await world.SubscriptionOfInboxAsync();
        await world.TellLifecycleAsync("subscriptionRemoved");
        await world.SoonAsync("the subscription was made anew", async () => (await IdsAsync()) is { Count: >= 2 } ids && !ids.Contains(before));

        await SeenAsync(await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711"));
    }

    [Fact]
    public async Task Asked_to_reauthorize_the_bot_renews()
    {
        var end = await EndOfInboxAsync();
        await world.PassAsync(Duration.FromHours(1));
        await world.TellLifecycleAsync("reauthorizationRequired");

        await world.SoonAsync("the subscription was renewed", async () => await EndOfInboxAsync() > end);
    }

    [Fact]
    public async Task Told_that_notifications_were_missed_the_whole_mailbox_is_compared()
    {
        await world.AddRuleAsync("Returns", "archive");
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Returns");
        await world.TellLifecycleAsync("missed");

        await SeenAsync(mail);
    }

    [Fact]
    public async Task Where_subscribing_is_not_allowed_mail_is_asked_for_and_the_health_page_says_why()
    {
        await world.SetFaultAsync("subscribeDenied", true);
        await world.TellLifecycleAsync("subscriptionRemoved");
        await world.SoonAsync("the health page says it", async () => (await world.HealthAsync()).Contains("access denied", StringComparison.Ordinal));

        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await SeenWithinAsync(Duration.FromMinutes(2), mail);
        var quick = await world.CustomerWritesAsync(Customer.Tomas, "Parcel 4712");
        await SeenWithinAsync(HalfAMinute, quick);
    }

    [Fact]
    public async Task The_endpoint_gives_Graph_its_token_back_and_nothing_else()
    {
        var (status, body, type) = await world.NotifyAsync("/graph/notifications?validationToken=Validation%3A+a%2Bb%26c%3Cd%3E", "");

        Assert.Equal((HttpStatusCode.OK, "Validation: a+b&c<d>"), (status, body));
        Assert.StartsWith("text/plain", type, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("""{"value":[{"subscriptionId":"ID","clientState":"guessed"}]}""")]
    [InlineData("""{"value":[{"subscriptionId":"ID"}, null, "x"]}""")]
    [InlineData("""{"value":[{"subscriptionId":7}]}""")]
    public async Task Whoever_does_not_know_the_secret_wakes_nobody(string body)
    {
        await world.SetFaultAsync("notificationsSilent", true);
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        var (status, _, _) = await world.NotifyAsync("/graph/notifications", body.Replace("ID", await world.SubscriptionOfInboxAsync(), StringComparison.Ordinal));
        await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.DoesNotContain(await world.MailsAsync(), row => row.MessageId == mail.MessageId);
    }

    private Task SeenAsync(Mail mail) => world.SoonAsync("the mail was seen", () => IsSeenAsync(mail));

    /// <summary>A reading that was under way when the mail came begins its pause only afterwards, so the clock goes on in small steps.</summary>
    private async Task SeenWithinAsync(Duration limit, Mail mail)
    {
        var since = world.Now;
        await world.UntilAsync("the mail was seen", () => IsSeenAsync(mail));
        Assert.InRange(world.Now - since, Duration.Zero, limit);
    }

    private async Task<bool> IsSeenAsync(Mail mail) => (await world.MailsAsync()).Any(row => row.MessageId == mail.MessageId);

    private async Task<IReadOnlySet<string>> IdsAsync() => (await world.SubscriptionsAsync()).Select(one => (string)one["id"]!).ToHashSet();

    private async Task<DateTimeOffset> EndOfInboxAsync() => (DateTimeOffset)(await world.SubscriptionsAsync()).Single(one => (string?)one["folder"] == "inbox")["expirationDateTime"]!;
}
