using Azure.Identity;
using ChatSla.Configuration;
using ChatSla.Teams;
using Microsoft.Extensions.Configuration;

namespace ChatSla.Tests;

public sealed class SettingsTests
{
    private readonly Dictionary<string, string?> given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bot:AppId"] = "22222222-2222-4222-8222-222222222222",
        ["Bot:TenantId"] = "11111111-1111-4111-8111-111111111111",
        ["Bot:ClientSecret"] = "a secret",
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-12:00, 13:00-17:00",
        ["Calendars:office:Hours:tuesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Saturday"] = null,
        ["Calendars:office:Hours:Sunday"] = "closed",
        ["Calendars:office:Holidays:0"] = "2026-12-25 Christmas Day",
        ["Calendars:office:SpecialDays:2026-12-23"] = "09:00-12:00",
        ["Promises:same-day:Service"] = "Questions by mail are answered by a person.",
        ["Promises:same-day:Owner"] = "Mia",
        ["Promises:same-day:Calendar"] = "Office",
        ["Promises:same-day:FirstResponse:SameDay:CutOff"] = "15:00",
        ["Promises:same-day:FirstResponse:WithinWorkingHours"] = "6h",
        ["Promises:same-day:FirstResponse:Aim"] = "1h30",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Promise"] = "same-day",
        ["Mailboxes:0:Channel"] = "19:abc@thread.tacv2",
        ["Mailboxes:0:Managers:0"] = "mia@contoso.com",
        ["Mailboxes:0:WatchFrom"] = "2026-11-01",
        ["Storage:Path"] = "chatsla.db",
        ["Administrators:0"] = "55555555-5555-4555-8555-555555555555",
    };

    [Fact]
    public void A_good_configuration_has_no_faults()
    {
        var settings = Read();

        var mailbox = Assert.Single(settings.Agreed.Mailboxes.All);
        Assert.Equal(("support@contoso.com", "19:abc@thread.tacv2", "same-day", "Europe/Stockholm"), (mailbox.Address, mailbox.ChannelId, mailbox.Policy.Name, mailbox.Zone.Id));
        Assert.Equal("2026-10-31T23:00:00Z", mailbox.WatchFrom.ToString());
        Assert.IsType<ClientSecretCredential>(settings.Credential.Token);
        Assert.Equal(("https://graph.microsoft.com/v1.0", null), (settings.Graph.Address.ToString(), settings.Clock));
        Assert.True(settings.Administrators.Has("55555555-5555-4555-8555-555555555555"));
    }

    [Theory]
    [InlineData("Bot:AppId", "chatsla")]
    [InlineData("Bot:TenantId", "contoso.com")]
    [InlineData("Bot:ClientSecret", "")]
    [InlineData("Bot:Credential", "Password")]
    [InlineData("Bot:Credential", "Loopback")]
    [InlineData("Bot:ServiceUrl", "http://smba.example/")]
    [InlineData("Bot:ServiceUrl", "file:///tmp/connector")]
    [InlineData("Bot:OpenIdMetadata", "http://login.example/")]
    [InlineData("Graph:BaseAddress", "http://graph.example/v1.0")]
    [InlineData("Graph:BaseAddress", "/v1.0")]
    [InlineData("Microsoft365:Loopback", "https://graph.microsoft.com")]
    [InlineData("Microsoft365:Loopback", "http://10.0.0.1:5000")]
    [InlineData("Microsoft365:Loopback", "/tmp")]
    [InlineData("Microsoft365:Loopback", "here")]
    [InlineData("Storage:Path", " ")]
    [InlineData("Calendars:office:Zone", "Stockholm")]
    [InlineData("Calendars:office:Zone", "")]
    [InlineData("Calendars:office:Hours:Monday", "nine to five")]
    [InlineData("Calendars:office:Hours:Monday", "09:00-09:00")]
    [InlineData("Calendars:office:Hours:Monday", "25:00-26:00")]
    [InlineData("Calendars:office:Hours:Funday", "09:00-17:00")]
    [InlineData("Calendars:office:Holidays:0", "25 December")]
    [InlineData("Calendars:office:Holidays:0", "2026-12-25")]
    [InlineData("Calendars:office:SpecialDays:Xmas", "09:00-12:00")]
    [InlineData("Calendars:office:SpecialDays:2026-12-23", "morning")]
    [InlineData("Promises:same-day:Calendar", "factory")]
    [InlineData("Promises:same-day:Service", "")]
    [InlineData("Promises:same-day:Owner", "")]
    [InlineData("Promises:same-day:FirstResponse:Aim", "")]
    [InlineData("Promises:same-day:FirstResponse:Aim", "0h")]
    [InlineData("Promises:same-day:FirstResponse:Aim", "1 day")]
    [InlineData("Promises:same-day:FirstResponse:WithinWorkingHours", "P2D")]
    [InlineData("Promises:same-day:FirstResponse:WithinWorkingHours", "0h")]
    [InlineData("Promises:same-day:FirstResponse:WithinWorkingHours", "PT9999999999999999H")]
    [InlineData("Promises:same-day:NextResponse:Aim", "soon")]
    [InlineData("Mailboxes:0:Address", "support")]
    [InlineData("Mailboxes:0:Address", "")]
    [InlineData("Mailboxes:0:Promise", "next-day")]
    [InlineData("Mailboxes:0:Channel", "Support")]
    [InlineData("Mailboxes:0:ManagersChannel", "https://example.com")]
    [InlineData("Mailboxes:0:WatchFrom", "yesterday")]
    [InlineData("Mailboxes:0:PollEvery", "0s")]
    [InlineData("Mailboxes:0:PollEvery", "2h")]
    [InlineData("Mailboxes:0:PollEvery", "often")]
    public void A_fault_is_told_once_by_its_key(string key, string value)
    {
        if (key.Contains("NextResponse", StringComparison.Ordinal)) given["Promises:same-day:NextResponse:WithinWorkingHours"] = "4h";
        given[key] = value;

        // The sub-rules of a same-day rule are told by the rule's own key.
        Assert.StartsWith($"{key}: ", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CutOff", "3 pm")]
    [InlineData("NextBy", "noon")]
    [InlineData("MinLead", "-2h")]
    public void A_fault_of_the_same_day_rule_says_what_was_written(string setting, string value)
    {
        given[$"Promises:same-day:FirstResponse:SameDay:{setting}"] = value;

        var fault = Assert.Single(Faults());
        Assert.StartsWith("Promises:same-day:FirstResponse:SameDay", fault, StringComparison.Ordinal);
        Assert.Contains(value, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_that_never_opens_is_refused()
    {
        given["Calendars:office:Hours:Monday"] = "closed";
        given["Calendars:office:Hours:Tuesday"] = "";
        given.Remove("Calendars:office:SpecialDays:2026-12-23");

        Assert.StartsWith("Calendars:office: ", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_without_a_deadline_is_refused()
    {
        given.Remove("Promises:same-day:FirstResponse:SameDay:CutOff");
        given.Remove("Promises:same-day:FirstResponse:WithinWorkingHours");

        Assert.Equal("Promises:same-day:FirstResponse: needs a deadline: SameDay, WithinWorkingHours, WithinHours, ByWorkingDay or ByClosing.", Assert.Single(Faults()));
    }

    [Fact]
    public void A_mailbox_stands_there_once()
    {
        given["Mailboxes:1:Address"] = "Support@Contoso.com";
        given["Mailboxes:1:Promise"] = "same-day";
        Assert.Equal("Mailboxes: support@contoso.com stands there 2 times.", Assert.Single(Faults()));

        given["Mailboxes:1:Promise"] = "next-day";
        Assert.Equal(2, Faults().Count);
    }

    [Fact]
    public void At_least_one_mailbox_is_watched()
    {
        foreach (var key in given.Keys.Where(key => key.StartsWith("Mailboxes", StringComparison.Ordinal)).ToList()) given.Remove(key);

        Assert.StartsWith("Mailboxes: is empty", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        foreach (var key in new[]
        {
            "Bot:AppId", "Bot:TenantId", "Bot:ClientSecret", "Calendars:office:Zone", "Calendars:office:Hours:Monday", "Promises:same-day:Calendar", "Promises:same-day:Owner",
            "Mailboxes:0:Address", "Mailboxes:0:Channel", "Mailboxes:0:PollEvery", "Graph:BaseAddress",
        }) given[key] = key is "Bot:ClientSecret" or "Promises:same-day:Owner" ? "" : "?";
        given["Mailbox:0:Address"] = "a section that nobody reads";

        var error = Assert.Throws<SettingsException>(Read);
        Assert.Equal(11, error.Faults.Count);
        Assert.All(error.Faults, fault => Assert.Contains(fault, error.Message, StringComparison.Ordinal));
        Assert.StartsWith("The configuration has 11 faults:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mailboxes:0:Language", "english", "is no language of two letters")]
    [InlineData("Mailboxes:0:SummaryAt", "half past four", "is no time of day, as 16:30")]
    [InlineData("Mailboxes:0:Acknowledge", "yes", "is neither On nor Off")]
    [InlineData("Mailboxes:0:Templates:0:Text", "Hello {name}", "{name} is not known; known are {customer}, {first-name}")]
    [InlineData("Mailboxes:0:Templates:0:Subject", "{Number}", "{Number} is not known")]
    [InlineData("Mailboxes:0:Templates:0:Kind", "Forward", "is none of Answer, Holding, Acknowledgement")]
    [InlineData("Mailboxes:0:Templates:0:Name", "", "is empty")]
    [InlineData("Graph:OutlookHosts:0", "https://mail.contoso.com", "is no name of a host")]
    public void What_is_wrong_with_texts_and_links_is_said_by_its_key(string key, string value, string fault)
    {
        given["Mailboxes:0:Templates:0:Name"] = "Late";
        given["Mailboxes:0:Templates:0:Text"] = "Hello {first-name}";
        given[key] = value;

        var found = Assert.Single(Faults());
        Assert.StartsWith($"{key}: ", found, StringComparison.Ordinal);
        Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:AppID2", "AppId, CertificatePassword")]
    [InlineData("Mailboxes:0:Adress", "Acknowledge, Address, Channel, ClaimLease, Customers, Deputies, Folders, Language, Leads, Managers")]
    [InlineData("Calendars:office:Hour:Monday", "Changes, Country, HolidayFile")]
    [InlineData("Promises:same-day:FirstResponse:SameDay:Cutof", "CutOff, MinLead, NextBy")]
    [InlineData("Storage:File", "Path")]
    [InlineData("Microsoft365:LoopBack2", "Loopback")]
    public void A_misspelt_key_names_its_neighbours(string key, string neighbours)
    {
        given[key] = "09:00-17:00";

        var fault = Assert.Single(Faults());
        Assert.StartsWith($"{string.Join(':', key.Split(':').TakeWhile(part => part != "Monday"))}: is not a setting; known here: ", fault, StringComparison.Ordinal);
        Assert.Contains(neighbours, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_stands_for_all_of_Microsoft_365()
    {
        given["Microsoft365:Loopback"] = "http://127.0.0.1:5005";
        given["Bot:Credential"] = "Loopback";
        var settings = Read();

        Assert.IsType<LoopbackCredential>(settings.Credential.Token);
        Assert.All([settings.Graph.Address, settings.Bot.OpenIdMetadata, settings.Bot.ServiceUrl, settings.Clock!], address => Assert.Equal("127.0.0.1:5005", address.Authority));
    }

    [Fact]
    public void The_credential_of_a_sandbox_cannot_be_pointed_elsewhere() =>
        Assert.Throws<ArgumentException>(() => new LoopbackCredential(new Uri("https://login.microsoftonline.com/token"), "app"));

    [Fact]
    public void The_words_of_a_fault_hold_no_secret()
    {
        given["Bot:AppId"] = "wrong";

        Assert.DoesNotContain("a secret", Assert.Throws<SettingsException>(Read).Message, StringComparison.Ordinal);
    }

    private Settings Read() => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());

    private IReadOnlyList<string> Faults() => Assert.Throws<SettingsException>(Read).Faults;
}
