using ChatSla.Configuration;
using ChatSla.Core.Promises;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Tests;

/// <summary>What the section Promises can say, and who of a mailbox's customers it is said to.</summary>
public sealed class PromiseSettingsTests
{
    private readonly Dictionary<string, string?> given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-17:00",
        ["Promises:gold:Service"] = "Within four working hours, and by closing.",
        ["Promises:gold:Owner"] = "Mia",
        ["Promises:gold:Calendar"] = "office",
        ["Promises:gold:FirstResponse:WithinWorkingHours"] = "4h",
        ["Promises:gold:FirstResponse:Aim"] = "1h",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Promise"] = "gold",
    };

    private static readonly Duration Hour = Duration.FromHours(1);

    [Theory]
    [InlineData("WithinHours", "24h")]
    [InlineData("ByClosing", "true")]
    [InlineData("SameDay:By", "16:00")]
    [InlineData("ByWorkingDay:Day", "2")]
    public void Every_rule_of_a_deadline_can_be_written(string setting, string value)
    {
        given[$"Promises:gold:FirstResponse:{setting}"] = value;

        Deadline rule = setting switch
        {
            "WithinHours" => new Deadline.WithinHours(24 * Hour),
            "ByClosing" => new Deadline.OnWorkingDay(0),
            "SameDay:By" => new Deadline.SameDay(new(15, 0), new(12, 0), 2 * Hour, new(16, 0)),
            _ => new Deadline.OnWorkingDay(2),
        };
        var both = Assert.IsType<Deadline.EarlierOf>(Gold().Targets[PromiseKind.FirstResponse].Deadline);
        Assert.Equivalent(new[] { rule, new Deadline.WithinWorkingHours(4 * Hour) }, new[] { both.First, both.Second }, strict: true);
    }

    [Fact]
    public void Of_several_rules_the_earliest_is_red()
    {
        foreach (var (rule, value) in new[] { ("WithinHours", "3h"), ("ByClosing", "true"), ("ByWorkingDay:Day", "3") }) given[$"Promises:gold:FirstResponse:{rule}"] = value;
        var receivedAt = Instant.FromUtc(2026, 11, 23, 9, 0);

        Assert.Equal(receivedAt + (3 * Hour), Gold().Make(PromiseKind.FirstResponse, receivedAt)!.DueAt);
        Assert.Equal(receivedAt + (7 * Hour), Gold().Make(PromiseKind.FirstResponse, receivedAt + (5 * Hour))!.DueAt);
    }

    [Theory]
    [InlineData("Aim", "75 %", typeof(Aim.Share))]
    [InlineData("Aim", "90min", typeof(Aim.Before))]
    [InlineData("AimOwn:WithinWorkingHours", "2h", typeof(Aim.Own))]
    public void An_aim_is_a_lead_a_share_or_a_deadline_of_its_own(string setting, string value, Type type)
    {
        given.Remove("Promises:gold:FirstResponse:Aim");
        given[$"Promises:gold:FirstResponse:{setting}"] = value;

        Assert.IsType(type, Gold().Targets[PromiseKind.FirstResponse].Aim);
    }

    [Fact]
    public void Resolution_and_updates_are_promised_where_they_are_written()
    {
        Assert.Equal([PromiseKind.FirstResponse, PromiseKind.NextResponse], Gold().Targets.Keys.Order());

        foreach (var stage in new[] { "Resolution", "Update" }) Promise(stage);
        given["Promises:gold:Resolution:MinAfterPause"] = "30min";
        Assert.Equal(Enum.GetValues<PromiseKind>(), Gold().Targets.Keys.Order());
        Assert.Equal(Hour / 2, Gold().Targets[PromiseKind.Resolution].MinAfterPause);
    }

    [Theory]
    [InlineData("Promises:gold:Enabled", "no")]
    [InlineData("Promises:gold:FirstResponse:Aim", "0%")]
    [InlineData("Promises:gold:FirstResponse:Aim", "half%")]
    [InlineData("Promises:gold:FirstResponse:Aim", null)]
    [InlineData("Promises:gold:FirstResponse:AimOwn:WithinWorkingHours", "2h")]
    [InlineData("Promises:gold:FirstResponse:MinAfterPause", "30min")]
    [InlineData("Promises:gold:FirstResponse:ByClosing", "yes")]
    [InlineData("Promises:gold:FirstResponse:WithinHours", "1 day")]
    [InlineData("Promises:gold:FirstResponse:ByWorkingDay:Day", "tomorrow")]
    [InlineData("Promises:gold:FirstResponse:ByWorkingDay:Day", "251")]
    [InlineData("Promises:gold:FirstResponse:ByWorkingDay:By", "noon")]
    [InlineData("Promises:gold:Update:WithinWorkingHours", "4h")]
    [InlineData("Promises:gold:Resolution:WithinWorkingHours", "0h")]
    [InlineData("Promises:gold:Resolution:MinAfterPause", "a while")]
    [InlineData("Promises:gold:Solution:WithinWorkingHours", "4h")]
    [InlineData("Promises:gold:FirstResponse:ByWorkingDay:Days", "2")]
    [InlineData("Mailboxes:0:Customers:0:From", "acme")]
    [InlineData("Mailboxes:0:Customers:0:From", "")]
    [InlineData("Mailboxes:0:Customers:0:Promise", "platinum")]
    [InlineData("Mailboxes:0:Customers:0:Domain", "acme.com")]
    public void A_fault_is_told_once_by_its_key(string key, string? value)
    {
        if (key.Contains(":Resolution:", StringComparison.Ordinal)) Promise("Resolution");
        if (key.Contains(":Update:", StringComparison.Ordinal)) Promise("Update");
        if (key.Contains(":Customers:", StringComparison.Ordinal)) Choose(0, "acme.com", "gold");
        given[key] = value;

        var told = key.Split(':').TakeWhile(part => part is not ("Day" or "By" or "WithinWorkingHours")).ToList();
        Assert.StartsWith(string.Join(':', told), Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_customer_in_two_lines_is_a_fault()
    {
        Choose(0, "acme.com", "gold");
        Choose(1, "@Acme.com", "gold");

        Assert.Equal("Mailboxes:0:Customers:1:From: Acme.com stands in a line above already.", Assert.Single(Faults()));
    }

    [Fact]
    public void A_customer_may_be_promised_something_else()
    {
        foreach (var (key, value) in given.Where(setting => setting.Key.StartsWith("Promises:gold", StringComparison.Ordinal)).ToList()) given[key.Replace("gold", "usual", StringComparison.Ordinal)] = value;
        given["Mailboxes:0:Promise"] = "usual";
        Choose(0, "acme.com", "gold");
        var read = Read();
        var policies = new ChatSla.Graph.MailboxPolicies(read.Mailboxes, read.Agreements);

        Assert.Equal(["gold", "usual", "usual"], new[] { "bo@eu.acme.com", "bo@contoso.com", null }.Select(customer => policies.For("Support@contoso.com", customer).At(default)!.Name));
    }

    private void Promise(string stage)
    {
        given[$"Promises:gold:{stage}:WithinWorkingHours"] = "8h";
        given[$"Promises:gold:{stage}:Aim"] = "1h";
    }

    private void Choose(int at, string from, string promise) =>
        (given[$"Mailboxes:0:Customers:{at}:From"], given[$"Mailboxes:0:Customers:{at}:Promise"]) = (from, promise);

    private SlaPolicy Gold() => Read().Agreements.Policies["gold"];

    private AgreedSettings Read()
    {
        var (read, faults) = ReadWithFaults();
        return faults.Count > 0 ? throw new SettingsException(faults) : read;
    }

    private IReadOnlyList<string> Faults() => ReadWithFaults().Faults;

    private (AgreedSettings Read, IReadOnlyList<string> Faults) ReadWithFaults()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given).Build();
        var faults = new ChatSla.Time.Faults();
        var read = AgreedSettings.Read(configuration, faults);
        UnknownKeys.Find(configuration, faults, AgreedSettings.Sections);
        return (read, faults.All);
    }
}
