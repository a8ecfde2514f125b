using ChatSla.Configuration;
using ChatSla.Core.Promises;
using ChatSla.Graph;
using ChatSla.Storage;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Tests.Graph;

/// <summary>What becomes a new version at a start and what does not.</summary>
public sealed class AgreementVersionsTests
{
    private static readonly Instant Restart = Instant.FromUtc(2026, 11, 23, 12, 0);
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly List<VersionRow> stored = [];
    private readonly Dictionary<string, string?> given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage:Path"] = "x",
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-17:00",
        ["Calendars:office:Hours:Tuesday"] = "09:00-17:00",
        ["Calendars:always:Zone"] = "Europe/Stockholm",
        ["Calendars:always:Hours:Monday"] = "00:00-24:00",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Promise"] = "gold",
    };

    public AgreementVersionsTests()
    {
        Promise("gold", "office");
        Promise("night", "always");
    }

    [Fact]
    public void What_is_stored_first_is_version_1_of_the_beginning()
    {
        Assert.Equal(["calendar always 1", "calendar office 1", "mailbox support@contoso.com 1", "policy gold 1", "policy night 1"], Start());

        Assert.Equal((1, 1), VersionsOf(Made(Restart)));
        Assert.Equal((1, 1), VersionsOf(Made(Restart - Duration.FromDays(9999))));
    }

    [Fact]
    public void A_start_with_the_same_settings_stores_nothing()
    {
        Start();

        Assert.Empty(Start());
        given["Promises:gold:Service"] = given["Promises:gold:Service"] + " ";
        Assert.Empty(Start());
    }

    [Fact]
    public void Text_that_was_written_another_way_is_no_new_version()
    {
        Start();
        var old = stored.Select(row => Row(row, row.Body.Replace(",", ", ", StringComparison.Ordinal))).ToList();
        stored.Clear();
        stored.AddRange(old);

        Assert.Empty(Start());
    }

    [Fact]
    public void A_name_in_other_case_is_the_same_agreement()
    {
        Start();
        foreach (var key in given.Keys.Where(key => key.StartsWith("Promises:gold", StringComparison.Ordinal)).ToList())
        {
            given.Remove(key, out var value);
            given[key.Replace("gold", "Gold", StringComparison.Ordinal)] = value;
        }

        Assert.Empty(Start());
        Assert.Equal("gold", Made(Restart)!.Policy);
    }

    [Fact]
    public void A_changed_policy_holds_from_the_start_on_and_not_before()
    {
        Start();
        given["Promises:gold:FirstResponse:WithinWorkingHours"] = "2h";
        Assert.Equal(["policy gold 2"], Start());

        Assert.Equal((1, 1), VersionsOf(Made(Restart - Minute)));
        Assert.Equal((2, 1), VersionsOf(Made(Restart)));
        Assert.Equal(Restart + Duration.FromHours(2), Made(Restart)!.DueAt);
        Assert.Equal(Restart + Duration.FromHours(4) - Minute, Made(Restart - Minute)!.DueAt);
    }

    [Fact]
    public void A_changed_calendar_makes_a_new_version_of_each_policy_that_uses_it()
    {
        Start();
        given["Calendars:office:Holidays:0"] = "2026-11-24 Bridge day";
        Assert.Equal(["calendar office 2", "policy gold 2"], Start());

        var (before, after) = (Made(Restart - Minute)!, Made(Restart)!);
        Assert.Equal(((1, 1), (2, 2)), (VersionsOf(before), VersionsOf(after)));
        Assert.Null(Policies().Of(before).Calendar.HolidayOn(new(2026, 11, 24)));
        Assert.NotNull(Policies().Of(after).Calendar.HolidayOn(new(2026, 11, 24)));
    }

    [Fact]
    public void Another_promise_for_a_customer_holds_from_the_start_on()
    {
        Start();
        (given["Mailboxes:0:Customers:0:From"], given["Mailboxes:0:Customers:0:Promise"]) = ("acme.com", "night");
        Assert.Equal(["mailbox support@contoso.com 2"], Start());

        Assert.Equal(["gold", "night", "gold"], new[] { ("bo@acme.com", Restart - Minute), ("bo@acme.com", Restart), ("bo@me.com", Restart) }.Select(mail => Policies(mail.Item1).At(mail.Item2)!.Name));
    }

    [Fact]
    public void What_was_promised_is_known_when_the_settings_name_it_no_longer()
    {
        Start();
        var promise = Made(Restart)!;
        foreach (var key in given.Keys.Where(key => key.StartsWith("Promises:gold", StringComparison.Ordinal) || key.StartsWith("Calendars:office", StringComparison.Ordinal)).ToList()) given.Remove(key);
        (given["Mailboxes:0:Address"], given["Mailboxes:0:Promise"]) = ("help@contoso.com", "night");
        Start();

        Assert.Equal(("gold", 1, "office"), (Policies().Of(promise).Name, Policies().Of(promise).Version, Policies().Of(promise).Calendar.Name));
        Assert.Null(Policies().At(Restart)); // nobody watches that mailbox any more
    }

    [Theory]
    [InlineData("gold", 2)]
    [InlineData("silver", 1)]
    public void What_never_was_promised_is_said_by_name(string policy, int version)
    {
        Start();
        var promise = new Promise(PromiseKind.FirstResponse, Restart, Restart, Restart + Minute, policy, version, 1);

        Assert.Contains($"version {version} of \"{policy}\"", Assert.Throws<KeyNotFoundException>(() => Policies().Of(promise)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_switched_off_promises_nothing_more_whenever_it_began()
    {
        Start();
        given["Promises:gold:Enabled"] = "false";
        Assert.Equal(["policy gold 2"], Start());
        Assert.Null(Made(Restart));
        Assert.Null(Made(Restart - Minute));

        given["Mailboxes:0:Promise"] = "night";
        Start();
        Assert.Equal("night", Made(Restart - Minute)!.Policy); // what holds now takes its place

        (given["Promises:gold:Enabled"], given["Mailboxes:0:Promise"]) = ("true", "gold");
        Assert.Equal(["mailbox support@contoso.com 3", "policy gold 3"], Start());
        Assert.NotNull(Made(Restart - Minute));
    }

    /// <summary>Starts, and says what was stored.</summary>
    private IReadOnlyList<string> Start()
    {
        var added = Versions().Added;
        stored.AddRange(added);
        return [.. added.Select(row => $"{row.Kind} {row.Name} {row.Version}").Order(StringComparer.Ordinal)];
    }

    private AgreementVersions Versions()
    {
        var faults = new ChatSla.Time.Faults();
        var read = AgreedSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), faults);
        Assert.Empty(faults.All);
        return new AgreementVersions(stored, read.Agreements, read.Mailboxes, Restart);
    }

    private CustomerPolicies Policies(string? customer = null)
    {
        var versions = Versions();
        Assert.Empty(versions.Added);
        var isWatched = given["Mailboxes:0:Address"] == "support@contoso.com";
        return new CustomerPolicies(versions.Policies, isWatched ? [.. versions.Books["Support@Contoso.com"]] : [], customer);
    }

    private Promise? Made(Instant startAt) => Policies().At(startAt)?.Make(PromiseKind.FirstResponse, startAt);

    private static (int Policy, int Calendar) VersionsOf(Promise? promise) => (promise!.PolicyVersion, promise.CalendarVersion);

    private static VersionRow Row(VersionRow row, string body) => new() { Kind = row.Kind, Name = row.Name, Version = row.Version, Since = row.Since, Body = body };

    private void Promise(string name, string calendar)
    {
        given[$"Promises:{name}:Service"] = "Within four working hours.";
        given[$"Promises:{name}:Owner"] = "Mia";
        given[$"Promises:{name}:Calendar"] = calendar;
        given[$"Promises:{name}:FirstResponse:WithinWorkingHours"] = "4h";
        given[$"Promises:{name}:FirstResponse:Aim"] = "1h";
    }
}
