using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Tests.Cards;

/// <summary>A query received at 09:00, amber at 10:00, due at 11:00.</summary>
public sealed class QueryCardTests
{
    private const string Nasty = "[Click](https://evil.example) **now** <at>Everyone</at> # Title ![x](https://evil.example/p.png) {{DATE(2026)}} <b>&amp;";

    /// <summary>Everything that schema 1.5 knows and we use. A newer element must bring its fallback, and be added here with it.</summary>
    private static readonly string[] Known =
    [
        "AdaptiveCard", "Badge", "ProgressBar", "Container", "ColumnSet", "Column", "TextBlock", "RichTextBlock", "TextRun", "Action.Execute", "Action.Submit", "Action.OpenUrl", "task/fetch",
    ];

    private static readonly Person Ada = new("a", "Ada");

    private readonly Query query = Query.Open(
        new Guid("00000000-0000-0000-0000-000000000001"), 42, "support@contoso.com", "mail", At("09:00"), TwoHours.Policy);

    private string subject = "Where is my parcel?";
    private string text = "Hello,\n\nI ordered it last week.\n\nBest regards\nKim";
    private string? customer = "Kim Larsen";

    [Theory]
    [InlineData("09:30", "● Green", "default", "Answer by 11:00 today")]
    [InlineData("10:00", "▲ Amber", "warning", "Answer by 11:00 today")]
    [InlineData("11:00", "◆ Red", "attention", "Was due 11:00 today")]
    public void The_light_is_told_by_sign_word_and_sentence_beside_its_colour(string now, string light, string style, string sentence)
    {
        var card = Render(now);

        Assert.Equal(style, Banner(card)["style"]!.GetValue<string>());
        Assert.StartsWith($"{light} · {sentence}", Shown(card), StringComparison.Ordinal);
        Assert.Equal($"Q-42 · {light[2..]}: {sentence} · Kim Larsen", Summary(now));
    }

    [Fact]
    public void A_promise_that_was_kept_says_by_how_much()
    {
        Answer("10:30");

        Assert.StartsWith("✓ Kept · Ada answered Tue 3 Mar 10:30, 30 min before the promise", Shown(Render("10:30")), StringComparison.Ordinal);
        Assert.Equal("good", Banner(Render("10:30"))["style"]!.GetValue<string>());
    }

    [Fact]
    public void A_promise_that_was_missed_stays_missed_on_the_card()
    {
        Answer("11:05");

        Assert.StartsWith("✕ Missed · Ada answered Tue 3 Mar 11:05, 5 min after the promise", Shown(Render("12:00")), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_again_after_the_deadline_makes_no_kept_promise_a_missed_one()
    {
        Answer("10:30");
        Answer("15:00");

        Assert.StartsWith("✓ Kept · Ada answered Tue 3 Mar 10:30, 30 min before the promise", Shown(Render("16:00")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_settled_card_is_short_and_lets_staff_write_again()
    {
        Answer("10:30");

        Assert.Equal(["Write again", "More"], Buttons(Render("10:30")));
        Assert.DoesNotContain("I ordered it", Shown(Render("10:30")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_card_shows_the_first_lines_and_who_has_it()
    {
        Assert.Contains("Hello,\nI ordered it last week.\nBest regards …  Show all\n", Shown(Render("09:30")), StringComparison.Ordinal);
        Assert.Contains("Owner  Nobody yet", Shown(Render("09:30")), StringComparison.Ordinal);
        Assert.Equal(["Claim", "Answer", "Escalate", "More"], Buttons(Render("09:30")));

        query.ClaimFor(Ada, At("09:40"));
        Assert.Contains("Owner  Ada since 09:40", Shown(Render("09:50")), StringComparison.Ordinal);
        Assert.Equal(["Answer", "Escalate", "More"], Buttons(Render("09:50")));
    }

    [Fact]
    public void An_answer_on_its_way_is_shown_and_the_light_stays()
    {
        query.WriteAnswer(Ada, "key", At("09:40"));

        Assert.Contains("Ada's answer is on its way.", Shown(Render("10:00")), StringComparison.Ordinal);
        Assert.StartsWith("▲ Amber", Shown(Render("10:00")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_failed_is_shown_with_its_reason()
    {
        query.WriteAnswer(Ada, "key", At("09:40"));
        query.FailAnswer("key", $"Exchange refused it. {new string('x', 100_000)}", At("09:41"));

        Assert.Contains("The answer was not sent: Exchange refused it.", Shown(Render("10:00")), StringComparison.Ordinal);
        Assert.InRange(Render("10:00").ToJsonString().Length, 1, 10_000);
    }

    [Fact]
    public void An_escalation_is_shown_with_its_reason()
    {
        query.Escalate(Ada, "A lawyer writes", At("09:40"));

        Assert.Contains("Ada escalated at 09:40: A lawyer writes", Shown(Render("10:00")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_card_says_who_closed_it_and_why_and_can_be_reopened()
    {
        query.Close(Ada, "Thanked us", At("09:40"), TwoHours.Policy);

        Assert.StartsWith("– Closed · no answer needed, says Ada: Thanked us", Shown(Render("12:00")), StringComparison.Ordinal);
        Assert.Equal(["Reopen", "More"], Buttons(Render("12:00")));
    }

    [Theory]
    [InlineData("", "(no subject)")]
    [InlineData("  \t ", "(no subject)")]
    [InlineData("Two\r\nlines", "Two lines")]
    [InlineData("مرحبا، أين طلبي؟", "\u2068مرحبا، أين طلبي؟\u2069")]
    [InlineData("Family 👨‍👩‍👧‍👦 order", "Family 👨‍👩‍👧‍👦 order")]
    public void A_subject_of_any_kind_is_shown(string given, string shown)
    {
        subject = given;

        Assert.Contains($"\n{shown}\n", Shown(Render("09:30")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_subject_is_cut_between_characters()
    {
        subject = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 100));
        var line = Shown(Render("09:30")).Split('\n')[2];

        Assert.EndsWith("👨‍👩‍👧‍👦 …", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 70, 92);
    }

    [Fact]
    public void A_mail_without_a_sender_or_a_text_says_so()
    {
        (customer, text) = (null, " \n ");

        Assert.Contains("Unknown sender", Shown(Render("09:30")), StringComparison.Ordinal);
        Assert.Contains("(no text)", Shown(Render("09:30")), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_mail_or_of_people_are_inert()
    {
        (subject, text, customer) = (Nasty, Nasty, Nasty);
        var nasty = new Person("n", Nasty);
        foreach (var act in new Action[]
        {
            () => { }, () => query.ClaimFor(nasty, At("09:10")), () => query.Escalate(nasty, Nasty, At("09:11")), () => query.WriteAnswer(nasty, "key", At("09:12")),
            () => query.FailAnswer("key", Nasty, At("09:13")), () => query.Answer(nasty, At("09:14"), AnswerChannel.Outlook, "answer", TwoHours.Policy), () => query.Close(nasty, Nasty, At("09:15"), TwoHours.Policy),
        })
        {
            act();
            foreach (var element in Elements(Render("09:30")).Where(element => TypeOf(element) != "TextRun"))
                Assert.All(element.Where(pair => pair.Key != "fallbackText"), pair => Assert.DoesNotContain("evil", pair.Value is JsonValue ? pair.Value.ToString() : "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_card_is_of_version_1_5_with_nothing_newer_and_few_buttons()
    {
        foreach (var card in States())
        {
            Assert.Equal("1.5", card["version"]!.GetValue<string>());
            Assert.Empty(Elements(card).Select(TypeOf).OfType<string>().Except(Known));
            Assert.InRange((card["actions"]?.AsArray() ?? []).Count(button => (string?)button!["mode"] != "secondary"), 1, 4);
            Assert.Equal("refresh", card["refresh"]!["action"]!["verb"]!.GetValue<string>());
            Assert.False(string.IsNullOrWhiteSpace(card["fallbackText"]!.GetValue<string>()));
        }
    }

    [Fact]
    public void Every_button_that_acts_has_a_fallback_that_says_the_same()
    {
        foreach (var button in States().SelectMany(Elements).Where(element => TypeOf(element) == "Action.Execute" && element["verb"]!.GetValue<string>() != "refresh"))
        {
            Assert.Equal(button["verb"]!.GetValue<string>(), button["fallback"]!["data"]!["verb"]!.GetValue<string>());
            Assert.Equal(query.Id.ToString(), button["fallback"]!["data"]!["query"]!.GetValue<string>());
        }
    }

    [Fact]
    public void A_card_stays_far_below_what_Teams_takes_however_large_the_mail()
    {
        (subject, text, customer) = (new string('s', 200_000), string.Concat(Enumerable.Repeat("En lång rad 😀 ", 14_000)), new string('c', 200_000));

        Assert.All(States(), card => Assert.InRange(Encoding.Unicode.GetByteCount(card.ToJsonString()), 1, 80 * 1024));
    }

    private IEnumerable<JsonObject> States()
    {
        yield return Render("09:30");
        yield return Render("10:30");
        yield return Render("12:00");
        query.Escalate(Ada, new string('e', 10_000), At("09:31"));
        query.WriteAnswer(Ada, "key", At("09:32"));
        yield return Render("09:40");
        query.FailAnswer("key", new string('f', 10_000), At("09:33"));
        yield return Render("09:40");
        Answer("09:50");
        yield return Render("10:00");
        query.Close(Ada, new string('x', 10_000), At("10:10"), TwoHours.Policy);
        yield return Render("10:10");
    }

    private void Answer(string at) => query.Answer(Ada, At(at), AnswerChannel.Outlook, at, TwoHours.Policy);

    private JsonObject Render(string now) => QueryCard.Render(View(), At(now), DateTimeZone.Utc, isLive: true);

    private string Summary(string now) => QueryCard.Summary(View(), At(now), DateTimeZone.Utc);

    private QueryView View()
    {
        var mail = new MailRow { Id = "mail", Mailbox = "support@contoso.com", Subject = subject, NewText = text, FromName = customer, ReceivedAt = At("09:00") };
        return new QueryView(query, mail, mail);
    }

    private static JsonObject Banner(JsonObject card) => card["body"]![0]!.AsObject();

    private static List<string> Buttons(JsonObject card) => [.. (card["actions"] as JsonArray ?? []).Select(button => button!["title"]!.GetValue<string>())];

    /// <summary>What a person reads, a line a block.</summary>
    private static string Shown(JsonObject card) => string.Join('\n', Elements(card["body"]!).Select(element => TypeOf(element) switch
    {
        "RichTextBlock" => string.Concat(element["inlines"]!.AsArray().Select(run => run!["text"]!.GetValue<string>())),
        "TextBlock" or "Badge" => element["text"]!.GetValue<string>(),
        _ => null,
    }).OfType<string>());

    private static string? TypeOf(JsonObject element) => element["type"]?.GetValue<string>();

    private static IEnumerable<JsonObject> Elements(JsonNode node) => node switch
    {
        JsonObject element => element.Where(pair => pair.Value is not null).SelectMany(pair => Elements(pair.Value!)).Prepend(element),
        JsonArray items => items.SelectMany(item => Elements(item!)),
        _ => [],
    };

    private static Instant At(string time) => Instant.FromUtc(2026, 3, 3, int.Parse(time[..2], null), int.Parse(time[3..], null));
}
