using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Preview;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Preview;

/// <summary>The cards of "when is it due" and of "calendar".</summary>
public sealed class PreviewCardTests
{
    private const string Nasty = "[Click](https://evil.example) **now** {{DATE(2026)}} &amp; evil";

    private static readonly string[] Known = ["AdaptiveCard", "Container", "ColumnSet", "Column", "TextBlock", "RichTextBlock", "TextRun"];

    [Theory]
    [InlineData("Fri 16:55", "Answer by Mon 12:00\n▲ Amber Mon 10:30 · our own aim: 1 h 30 min of working time before the promise")]
    [InlineData("Fri 10:30", "Answer by 17:00 today\n▲ Amber 15:30 today · ")]
    [InlineData("23 Dec 15:30", "Answer by Mon 28 Dec 12:00\n▲ Amber Mon 28 Dec 10:30 · ")]
    [InlineData("yesterday 10:00", "Answer by 17:00 yesterday, which is over\n▲ Amber 15:30 yesterday · ")]
    public void The_headline_says_by_when_and_when_it_turns_amber(string at, string headline) =>
        Assert.StartsWith(headline, CardWords.Of(Due(at)), StringComparison.Ordinal);

    [Fact]
    public void Days_that_are_closed_are_named()
    {
        var card = CardWords.Of(Due("23 Dec 15:30"));

        Assert.Contains("on the next working day, Mon 28 Dec 12:00.", card, StringComparison.Ordinal);
        Assert.Contains("Julafton, Juldagen, Annandag jul, weekend, not counted", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_promised_is_listed_and_what_turns_at_the_same_times_is_one_line()
    {
        var forecast = Agreed.Forecast("Fri 16:55", "Acme");

        Assert.Equal(["First answer, next answer", "Resolution", "News, if we write then"], forecast.Stages.Select(stage => stage.Name));
        Assert.Equal(new ForecastStage("Resolution", "Thu 3 Dec 14:55", "Fri 4 Dec 16:55"), forecast.Stages[1]);
    }

    [Theory]
    [InlineData("Acme", "Acme (acme.com)", null, "gold")]
    [InlineData("acme ab", "acme ab (acme.com)", null, "gold")]
    [InlineData("acme.com", "acme.com", null, "gold")]
    [InlineData("@acme.com", "acme.com", null, "gold")]
    [InlineData("anna@se.Acme.com", "anna@se.Acme.com", null, "gold")]
    [InlineData("notacme.com", "notacme.com", "Nobody named notacme.com is configured; this holds for everybody else.", "same-day")]
    [InlineData("com", "com", "Nobody named com is configured; this holds for everybody else.", "same-day")]
    [InlineData("anna@acme.se", "anna@acme.se", "anna@acme.se has no agreement of its own here; this holds for everybody else.", "same-day")]
    [InlineData("Kim", "Kim (kim@volvo.se)", null, "gold")]
    [InlineData(null, "anybody", "Another agreement holds for acme.com, kim@volvo.se.", "same-day")]
    public void A_customer_is_found_by_address_domain_or_name(string? asked, string shown, string? note, string policy)
    {
        var forecast = Agreed.Forecast("Fri 16:55", asked, changes: [("Mailboxes:0:Customers:1:From", "kim@volvo.se"), ("Mailboxes:0:Customers:1:Promise", "gold")]);

        Assert.StartsWith($"Mail from {shown} to Contoso Support, received Fri 27 Nov 16:55", forecast.Question, StringComparison.Ordinal);
        Assert.Equal(note, forecast.Note);
        Assert.StartsWith($"Policy \"{policy}\" version 1", forecast.Agreement, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_switched_off_promises_nothing()
    {
        var forecast = Agreed.Forecast("Fri 16:55", changes: ("Promises:same-day:Enabled", "false"));

        Assert.Equal("Nothing is promised", forecast.Sentence);
        Assert.Contains("version 1, switched off,", forecast.Agreement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_shows_each_day_and_a_line_before_each_week()
    {
        var card = CalendarCard.Render(Agreed.Calendar(new LocalDate(2026, 12, 21), 14, ("Calendars:office:SpecialDays:2026-12-23", "09:00-12:00, 13:00-15:30")), ["Contoso Support"]);
        var words = CardWords.Of(card).Replace('\u00A0', ' ');

        Assert.Contains("Mon 21 Dec\n09:00–17:00\n8 h\n", words, StringComparison.Ordinal);
        Assert.Contains("Wed 23 Dec\n09:00–12:00, 13:00–15:30  special day\n5 h 30 min\n", words, StringComparison.Ordinal);
        Assert.Contains("Thu 24 Dec\nclosed · Julafton\n", words, StringComparison.Ordinal);
        Assert.Contains("Open on 6 of 14 days, 45 h 30 min in all. Times are those of Europe/Stockholm (CET).", words, StringComparison.Ordinal);
        Assert.Equal(3, card["body"]!.AsArray().Count(item => (bool?)item!["separator"] == true));
    }

    [Fact]
    public void Over_a_change_of_the_clock_each_opening_says_whose_clock_shows_it()
    {
        var card = CardWords.Of(CalendarCard.Render(Agreed.Calendar(new LocalDate(2027, 3, 22), 14), ["Contoso Support"]));

        Assert.Contains("09:00–17:00 CEST", card, StringComparison.Ordinal);
        Assert.DoesNotContain("(CE", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_stay_within_schema_1_5_and_far_below_what_Teams_takes() => Assert.All(States(), card =>
    {
        Assert.Equal("1.5", (string?)card["version"]);
        Assert.Empty(Elements(card).Select(element => (string?)element["type"]).OfType<string>().Except(Known));
        Assert.False(string.IsNullOrWhiteSpace((string?)card["fallbackText"]));
        Assert.InRange(Encoding.Unicode.GetByteCount(card.ToJsonString()), 1, 80 * 1024);
    });

    [Fact]
    public void Words_of_people_and_of_settings_are_inert() => Assert.All(States(), card =>
    {
        foreach (var element in Elements(card).Where(element => (string?)element["type"] is not "TextRun"))
            Assert.All(element.Where(pair => pair.Key != "fallbackText"), pair => Assert.DoesNotContain("evil", pair.Value is JsonValue ? pair.Value.ToString() : "", StringComparison.Ordinal));
    });

    private static IEnumerable<JsonObject> States()
    {
        yield return Due("Fri 16:55");
        yield return DueCard.Render(Agreed.Forecast("Fri 16:55", Nasty, name: Nasty));
        yield return DueCard.Render(Agreed.Forecast("Fri 16:55", new string('x', 100_000)));
        yield return DueCard.Render(Agreed.Forecast("23 Dec 15:30", "Acme", PromiseKind.Resolution));
        yield return CalendarCard.Render(Agreed.Calendar(new LocalDate(2026, 12, 21), CalendarQuestion.MostDays, ("Calendars:office:Holidays:0", $"2026-12-22 {Nasty}")), [Nasty]);
    }

    private static JsonObject Due(string at) => DueCard.Render(Agreed.Forecast(at));

    private static IEnumerable<JsonObject> Elements(JsonNode node) => node switch
    {
        JsonObject element => element.Where(pair => pair.Value is not null).SelectMany(pair => Elements(pair.Value!)).Prepend(element),
        JsonArray items => items.SelectMany(item => Elements(item!)),
        _ => [],
    };
}
