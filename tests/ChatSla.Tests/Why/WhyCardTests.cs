using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Teams;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Why;

/// <summary>The dialog behind "Why this colour?".</summary>
public sealed class WhyCardTests
{
    private const string Nasty = "[Click](https://evil.example) **now** <at>Everyone</at> {{DATE(2026)}} <b>&amp;";

    private static readonly SlaPolicy Weeks = Office.Agreed(Office.SameDay, Office.Target(PromiseKind.Resolution, Office.Hours(1200), Duration.FromHours(16)));

    [Theory]
    [InlineData("2026-03-04 09:30", "default", "● Green · Answer by 12:00 today")]
    [InlineData("2026-03-04 10:30", "warning", "▲ Amber · Answer by 12:00 today")]
    [InlineData("2026-03-04 12:00", "attention", "◆ Red · Was due 12:00 today")]
    public void Its_headline_has_the_light_of_the_query(string now, string style, string sentence)
    {
        var card = Render(Office.Open("2026-03-03 15:04", Office.Replies).Why(now, Office.Replies));

        Assert.Equal(style, (string?)card["body"]![0]!["style"]);
        Assert.StartsWith(sentence, CardWords.Of(card), StringComparison.Ordinal);
        Assert.StartsWith($"Q-42 · {sentence[2..].Split(" ·")[0]}: ", (string?)card["fallbackText"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_counted_is_bold_what_did_not_is_subtle_and_now_stands_out()
    {
        var card = Render(Office.Open("2026-03-03 15:04", Office.Replies).Why("2026-03-04 09:30", Office.Replies));

        Assert.Equal("Bolder", (string?)RunOf(card, "1 h 56 min")["weight"]);
        Assert.True((bool?)RunOf(card, "night, not counted")["isSubtle"]);
        Assert.Contains(card["body"]!.AsArray(), item => (string?)item!["style"] == "accent" && CardWords.Of(new JsonObject { ["body"] = new JsonArray(item.DeepClone()) }).Contains("now, 2 h 26 min counted so far"));
    }

    [Fact]
    public void A_ledger_of_many_weeks_is_folded_to_thirty_rows_and_still_adds_up()
    {
        var query = Office.Open("2026-03-03 10:12", Weeks).Answered("2026-03-03 11:00", Weeks);
        foreach (var now in new[] { "2026-03-03 12:00", "2026-03-24 13:00", "2026-06-05 09:00", "2026-12-05 09:00" })
        {
            var all = query.Why(now, Weeks, PromiseKind.Resolution, int.MaxValue).Rows;
            var folded = query.Why(now, Weeks, PromiseKind.Resolution).Rows;

            Assert.InRange(folded.Count, 25, WhyCard.MostRows);
            Assert.Contains(folded, row => row.Kind is LedgerRowKind.Now);
            Assert.Equal(Sum(all), Sum(folded));
            Assert.Equal((all[0], all[^1]), (folded[0], folded[^1]));
            Assert.Equal(all.Count, folded.Sum(row => row.Kind is LedgerRowKind.Folded ? int.Parse(row.What.Split(' ')[^3], System.Globalization.CultureInfo.InvariantCulture) : 1));
        }
    }

    [Fact]
    public void It_stays_within_schema_1_5_and_far_below_what_Teams_takes()
    {
        foreach (var why in States())
        {
            var card = Render(why);

            Assert.Equal("1.5", (string?)card["version"]);
            Assert.Empty(Elements(card).Select(element => (string?)element["type"]).OfType<string>().Except(["AdaptiveCard", "Container", "ColumnSet", "Column", "TextBlock", "RichTextBlock", "TextRun"]));
            Assert.InRange(Encoding.Unicode.GetByteCount(card.ToJsonString()), 1, 28 * 1024);
            Assert.Null(card["actions"]);
        }
    }

    [Fact]
    public void Words_of_people_are_inert()
    {
        foreach (var element in States().SelectMany(why => Elements(Render(why))).Where(element => (string?)element["type"] != "TextRun"))
            Assert.All(element.Where(pair => pair.Key != "fallbackText"), pair => Assert.DoesNotContain("evil", pair.Value is JsonValue ? pair.Value.ToString() : "", StringComparison.Ordinal));
    }

    private static IEnumerable<WhyView> States()
    {
        var nasty = new Person("n", Nasty);
        var query = Office.Open("2026-03-26 10:00", Office.Whole).Answered("2026-03-26 11:00", Office.Whole, nasty);
        query.ClaimFor(nasty, Office.At("2026-03-26 11:30"));
        yield return query.Why("2026-03-26 12:00", Office.Whole);
        Assert.Null(query.Pause(nasty, PauseReason.ThirdParty, new string('x', 100_000) + Nasty, Office.At("2026-04-01 12:00"), Office.At("2026-03-26 15:00")));
        yield return query.Why("2026-03-27 10:00", Office.Whole);
        Assert.Null(query.Resume(nasty, Office.At("2026-03-27 11:00"), Office.Whole));
        Assert.Null(query.Repromise(nasty, null, Office.At("2026-04-01 16:00"), Nasty + new string('y', 100_000), Office.At("2026-03-27 11:30"), Office.Whole));
        yield return query.Why("2026-03-27 12:00", Office.Whole);
        Assert.Null(query.Close(nasty, Nasty, Office.At("2026-03-31 12:00"), Office.Whole));
        yield return query.Why("2026-04-10 12:00", Office.Whole, PromiseKind.Update);
        yield return query.Why("2026-04-10 12:00", Office.Whole, PromiseKind.Resolution);
    }

    private static JsonObject Render(WhyView why) => WhyCard.Render(why);

    private static Duration Sum(IReadOnlyList<LedgerRow> rows) => rows.Aggregate(Duration.Zero, (sum, row) => sum + row.Counted);

    private static JsonObject RunOf(JsonObject card, string text) => Elements(card).First(element => (string?)element["type"] == "TextRun" && (string?)element["text"] == text);

    private static IEnumerable<JsonObject> Elements(JsonNode node) => node switch
    {
        JsonObject element => element.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Elements).Prepend(element),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Elements),
        _ => [],
    };
}
