using ChatSla.Configuration;
using ChatSla.Core.Promises;
using ChatSla.Graph;
using ChatSla.Preview;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Tests.Preview;

/// <summary>An office in Stockholm with the holidays of Sweden; everybody is answered the same day, acme.com within four hours and resolved. It is Friday 27 November 2026, 10:15.</summary>
internal static class Agreed
{
    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 27, 9, 15);

    public static DueForecast Forecast(string at, string? customer = null, PromiseKind? kind = null, int most = DueCard.MostRows, string name = "Contoso Support", params (string Key, string Value)[] changes)
    {
        var settings = Settings(name, changes);
        return DueForecast.Of(settings.Mailboxes.All[0], customer, TimeWords.Read(at), new MailboxPolicies(settings.Mailboxes, settings.Agreements), Now, kind, most);
    }

    public static CalendarPreview Calendar(LocalDate first, int days, params (string Key, string Value)[] changes) =>
        CalendarPreview.Of(Settings("Contoso Support", changes).Agreements.Calendars["office"], first, days);

    private static AgreedSettings Settings(string name, IEnumerable<(string Key, string Value)> changes)
    {
        var given = new Dictionary<string, string?>
        {
            ["Calendars:office:Zone"] = "Europe/Stockholm",
            ["Calendars:office:Country"] = "SE",
            ["Promises:same-day:Service"] = "Same day.",
            ["Promises:same-day:Owner"] = "Mia",
            ["Promises:same-day:Calendar"] = "office",
            ["Promises:same-day:FirstResponse:SameDay:CutOff"] = "15:00",
            ["Promises:same-day:FirstResponse:Aim"] = "90min",
            ["Promises:gold:Service"] = "Four hours.",
            ["Promises:gold:Owner"] = "Mia",
            ["Promises:gold:Calendar"] = "office",
            ["Promises:gold:FirstResponse:WithinWorkingHours"] = "4h",
            ["Promises:gold:FirstResponse:Aim"] = "1h",
            ["Promises:gold:Resolution:WithinWorkingHours"] = "40h",
            ["Promises:gold:Resolution:Aim"] = "75%",
            ["Promises:gold:Update:WithinWorkingHours"] = "8h",
            ["Promises:gold:Update:Aim"] = "1h",
            ["Mailboxes:0:Address"] = "support@contoso.com",
            ["Mailboxes:0:Name"] = name,
            ["Mailboxes:0:Promise"] = "same-day",
            ["Mailboxes:0:Customers:0:From"] = "acme.com",
            ["Mailboxes:0:Customers:0:Promise"] = "gold",
            ["Storage:Path"] = "chatsla.db",
        };
        foreach (var day in WorkingDays) given[$"Calendars:office:Hours:{day}"] = "09:00-17:00";
        foreach (var (key, value) in changes) given[key] = value;

        var faults = new Faults();
        var settings = AgreedSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), faults);
        Assert.Empty(faults.All);
        return settings;
    }
}
