using System.Text.RegularExpressions;
using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Tests;

/// <summary>appsettings.template.json, which every installation begins with.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Template = Path.Combine(Shared.Checkout, "appsettings.template.json");

    [Fact]
    public void Filled_in_with_ids_and_a_secret_it_has_no_fault()
    {
        var settings = Read(
            ("Bot:AppId", "0f8fad5b-d9cb-469f-a165-70867728950e"), ("Bot:TenantId", "7c9e6679-7425-40de-944b-e07fc1f90ae7"), ("Bot:ClientSecret", "from the environment"));

        Assert.Equal("support@contoso.com", Assert.Single(settings.Agreed.Mailboxes.All).Address);
        Assert.Null(settings.Clock);
    }

    [Fact]
    public void As_it_is_only_ids_and_the_secret_are_missing()
    {
        var faults = Assert.Throws<SettingsException>(() => Read()).Faults;

        Assert.Equal(["Bot:AppId", "Bot:TenantId", "Bot:ClientSecret"], faults.Select(fault => fault.Split(": ", 2)[0]));
    }

    [Theory]
    [InlineData("2026-11-23T14:59:59+01:00", "2026-11-23T17:00+01:00")] // Monday, just before the cut-off
    [InlineData("2026-11-23T15:00:00+01:00", "2026-11-24T12:00+01:00")]
    [InlineData("2026-12-23T11:30:00+01:00", "2026-12-28T12:00+01:00")] // less than two hours before a short day closes for Christmas
    [InlineData("2026-12-23T10:30:00+01:00", "2026-12-23T13:00+01:00")]
    public void Its_promise_is_kept_as_its_sentence_says(string receivedAt, string dueAt)
    {
        var policy = Read(("Bot:AppId", $"{Guid.NewGuid()}"), ("Bot:TenantId", $"{Guid.NewGuid()}"), ("Bot:ClientSecret", "x")).Agreed.Mailboxes.All[0].Policy;

        var promise = policy.Make(Core.Promises.PromiseKind.FirstResponse, At(receivedAt))!;
        var next = policy.Make(Core.Promises.PromiseKind.NextResponse, At(receivedAt))!;

        Assert.Equal(At(dueAt), promise.DueAt);
        Assert.Equal((promise.WarnAt, promise.DueAt), (next.WarnAt, next.DueAt));
        Assert.Equal("Mail received before 15:00 with two working hours left is answered by closing; later mail by 12:00 the next working day.", policy.Service);
    }

    [Fact]
    public void It_shows_every_setting_of_a_calendar_and_takes_the_holidays_of_a_country()
    {
        var shown = Configuration().GetSection("Calendars:office").GetChildren().Select(child => child.Key);
        var calendar = Read(("Bot:AppId", $"{Guid.NewGuid()}"), ("Bot:TenantId", $"{Guid.NewGuid()}"), ("Bot:ClientSecret", "x")).Agreed.Mailboxes.All[0].Policy.Calendar;

        Assert.Equal(typeof(CalendarOptions).GetProperties().Select(property => property.Name).Order(), shown.Order());
        Assert.Equal("Midsommarafton", calendar.HolidayOn(new LocalDate(2027, 6, 25))?.Name);
    }

    [Fact]
    public void It_holds_no_secret()
    {
        var secrets = Configuration().AsEnumerable().Where(setting => SecretName().IsMatch(setting.Key) || SecretValue().IsMatch(setting.Value ?? "")).Select(setting => setting.Key);

        Assert.Empty(secrets);
    }

    [Fact]
    public void It_shows_every_setting_of_a_mailbox_but_those_that_are_seldom_wanted()
    {
        var shown = Configuration().GetSection("Mailboxes:0").GetChildren().Select(child => child.Key);

        Assert.Equal(typeof(MailboxOptions).GetProperties().Select(property => property.Name).Except(["Customers", "WatchFrom"]).Order(), shown.Order());
    }

    private static Settings Read(params (string Key, string Value)[] filledIn) => Settings.Read(Configuration(filledIn));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] filledIn) => new ConfigurationBuilder()
        .AddJsonFile(Template)
        .AddInMemoryCollection(filledIn.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    private static Instant At(string text) => Instant.FromDateTimeOffset(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("Secret$|Password|Token|ConnectionString|ApiKey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    /// <summary>What Entra's client secrets, keys and tokens look like: 20 such characters or more without a break.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9+/~_.=-]{20,}$")]
    private static partial Regex SecretValue();
}
