using System.Text.Json.Nodes;
using ChatSla.Commands;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Tests.Commands;

/// <summary>What people write, and what is understood.</summary>
public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("help"), InlineData("hjälp"), InlineData("Hjalp!"), InlineData("?"), InlineData(""), InlineData("  "), InlineData("kommandon")]
    public void Help(string text) => Assert.IsType<Command.Help>(CommandWords.Parse(text));

    [Theory]
    [InlineData("open"), InlineData("Open queries please"), InlineData("öppna"), InlineData("please open"), InlineData("hej, lista")]
    public void Open(string text) => Assert.IsType<Command.Open>(CommandWords.Parse(text));

    [Theory]
    [InlineData("mine"), InlineData("my queries"), InlineData("mina"), InlineData("Mina ärenden")]
    public void Mine(string text) => Assert.IsType<Command.Mine>(CommandWords.Parse(text));

    [Theory]
    [InlineData("overdue"), InlineData("late"), InlineData("försenade"), InlineData("forsenade")]
    public void Overdue(string text) => Assert.IsType<Command.Overdue>(CommandWords.Parse(text));

    [Theory]
    [InlineData("who is on"), InlineData("Who's on?"), InlineData("who’s on"), InlineData("vem är här?"), InlineData("vem är borta")]
    public void Who_is_on(string text) => Assert.IsType<Command.WhoIsOn>(CommandWords.Parse(text));

    [Theory]
    [InlineData("summary"), InlineData("sammanfattning"), InlineData("summering")]
    public void Summary(string text) => Assert.IsType<Command.Summary>(CommandWords.Parse(text));

    [Theory]
    [InlineData("ignored"), InlineData("ignorerade")]
    public void Ignored(string text) => Assert.IsType<Command.Ignored>(CommandWords.Parse(text));

    [Theory]
    [InlineData("back"), InlineData("I'm back"), InlineData("tillbaka"), InlineData("jag är tillbaka")]
    public void Back(string text) => Assert.IsType<Command.Back>(CommandWords.Parse(text));

    [Theory]
    [InlineData("Q-7"), InlineData("q7"), InlineData("#7"), InlineData("7"), InlineData("Q–7"), InlineData("q 7"), InlineData("(Q-7)"), InlineData("Q-7."), InlineData("query 7"), InlineData("ärende 7")]
    [InlineData("show Q-7"), InlineData("show 7"), InlineData("visa ärende 7"), InlineData("show #7,"), InlineData("open q7"), InlineData("show no. 7"), InlineData("Q-7 please")]
    public void A_number_in_any_usual_form_shows_its_query(string text) => Assert.Equal(new Command.Show(new Which(7)), CommandWords.Parse(text));

    [Theory]
    [InlineData("https://teams.microsoft.com/l/message/19%3Asupport%40thread.tacv2/1790000000001?tenantId=t&parentMessageId=1790000000001")]
    [InlineData("show https://teams.cloud.microsoft/l/message/19:support@thread.tacv2/1790000000001?context=%7B%7D")]
    [InlineData("visa <a href=\"https://teams.microsoft.com/l/message/19:x@thread.tacv2/1790000000001\" title=\"x\">Support</a>")]
    [InlineData("<https://teams.microsoft.com/l/message/19:x@thread.tacv2/1790000000001>")]
    public void A_pasted_link_leads_to_its_card(string text) => Assert.Equal(new Command.Show(new Which(MessageId: "1790000000001")), CommandWords.Parse(text));

    [Theory]
    [InlineData("show parcel karin", "parcel karin"), InlineData("search 4711 box", "4711 box"), InlineData("sök paket", "paket"), InlineData("hitta \"7-up\"", "\"7-up\""), InlineData("search", "")]
    [InlineData("show 7-8", "7-8"), InlineData("show karin@acme.example", "karin@acme.example")]
    public void Words_that_are_no_number_are_looked_for(string text, string words) => Assert.Equal(new Command.Search(words), CommandWords.Parse(text));

    [Theory]
    [InlineData("claim Q-7", "claim", 7, ""), InlineData("ta q7", "claim", 7, ""), InlineData("take 7", "claim", 7, ""), InlineData("claim", "claim", null, "")]
    [InlineData("release Q-7", "release", 7, ""), InlineData("släpp Q-7", "release", 7, ""), InlineData("give back #7", "release", 7, ""), InlineData("lämna tillbaka 7", "release", 7, "")]
    [InlineData("answer Q-7", "answer", 7, ""), InlineData("svara Q-7: Det går i dag.", "answer", 7, "Det går i dag."), InlineData("reply q7 It leaves today", "answer", 7, "It leaves today")]
    [InlineData("escalate Q-7 angry customer", "escalate", 7, "angry customer"), InlineData("eskalera 7 arg kund", "escalate", 7, "arg kund"), InlineData("escalate it burns", "escalate", null, "it burns")]
    [InlineData("call Q-7 12 boxes come tomorrow", "call", 7, "12 boxes come tomorrow"), InlineData("samtal Q-7 allt är bra", "call", 7, "allt är bra")]
    [InlineData("split Q-7", "split", 7, ""), InlineData("dela Q-7", "split", 7, ""), InlineData("unmerge 7", "unmerge", 7, ""), InlineData("skilj åt Q-7", "unmerge", 7, "")]
    public void A_deed_names_its_query_or_means_that_of_its_thread(string text, string verb, int? number, string note) =>
        Assert.Equal(new Command.Deed(verb, new Which(number), null, note), CommandWords.Parse(text));

    [Fact]
    public void What_is_written_in_lines_stays_in_lines() => Assert.Equal("Hi Karin,\n\nit leaves  today.".Replace("  ", " ", StringComparison.Ordinal), ((Command.Deed)CommandWords.Parse("answer Q-7 Hi Karin,\n\nit leaves  today.")).Note);

    [Theory]
    [InlineData("merge Q-7 into Q-5"), InlineData("slå ihop Q-7 med Q-5"), InlineData("slå samman 7 och 5"), InlineData("merge 7 5.")]
    public void Two_queries_become_one(string text) => Assert.Equal((7, 5), CommandWords.Parse(text) is Command.Deed { Verb: "merge" } deed ? (deed.Query.Number, deed.Other!.Value) : default);

    [Theory]
    [InlineData("away", ""), InlineData("away until Friday", "until Friday"), InlineData("I'm away till 1 Dec 13:00", "till 1 Dec 13:00"), InlineData("borta till fredag", "till fredag"), InlineData("jag är borta idag", "idag")]
    public void Away(string text, string until) => Assert.Equal(new Command.Away(until), CommandWords.Parse(text));

    [Theory]
    [InlineData("watch support@contoso.com", "support@contoso.com"), InlineData("bevaka <a href=\"mailto:support@contoso.com\">support@contoso.com</a>", "support@contoso.com")]
    [InlineData("watch [support@contoso.com](mailto:support@contoso.com)", "support@contoso.com"), InlineData("watch support@contoso.com.", "support@contoso.com"), InlineData("watch support", "support")]
    [InlineData("watch", null), InlineData("watch this channel", null), InlineData("bevaka den här kanalen?", null)]
    public void Watch(string text, string? address) => Assert.Equal(new Command.Watch(address), CommandWords.Parse(text));

    [Theory]
    [InlineData("unwatch support@contoso.com", "support@contoso.com"), InlineData("sluta bevaka support@contoso.com", "support@contoso.com"), InlineData("unwatch", null)]
    public void Unwatch(string text, string? address) => Assert.Equal(new Command.Unwatch(address), CommandWords.Parse(text));

    [Theory]
    [InlineData("language", ""), InlineData("language Swedish", "Swedish"), InlineData("språk engelska", "engelska"), InlineData("sprak sv.", "sv")]
    public void Which_language(string text, string asked) => Assert.Equal(new Command.Speak(asked), CommandWords.Parse(text));

    [Theory]
    [InlineData("when is it due if Acme writes Fri 16:55?"), InlineData("due now"), InlineData("när ska det vara klart om Acme skriver fre 16:55?"), InlineData("is it due today?"), InlineData("blir det klart idag 12:00?")]
    public void When_it_is_due(string text) => Assert.IsType<Command.Due>(CommandWords.Parse(text));

    [Theory]
    [InlineData("why Q-7", 7), InlineData("varför 7?", 7), InlineData("why", null)]
    public void Why(string text, int? number) => Assert.Equal(new Command.Why(new Which(number)), CommandWords.Parse(text));

    [Theory]
    [InlineData("release all"), InlineData("släpp alla"), InlineData("give back everything")]
    public void Everything_is_given_back(string text) => Assert.IsType<Command.ReleaseAll>(CommandWords.Parse(text));

    [Theory]
    [InlineData("calendar 14", "14"), InlineData("kalender", ""), InlineData("öppettider nästa 7 dagar", "nästa 7 dagar")]
    public void Calendar(string text, string words) => Assert.Equal(new Command.Calendar(words), CommandWords.Parse(text));

    [Theory]
    [InlineData("opened"), InlineData("takeaway"), InlineData("7 dwarfs"), InlineData("dance for me"), InlineData("Backwards"), InlineData("mined")]
    public void A_word_that_only_begins_like_a_command_is_none(string text) => Assert.IsType<Command.Unknown>(CommandWords.Parse(text));

    [Theory]
    [InlineData("en", "sumary", "summary"), InlineData("sv", "samanfattning", "sammanfattning"), InlineData("en", "hlep", "help"), InlineData("sv", "hjelp", "hjälp")]
    [InlineData("en", "kalendar", "calendar"), InlineData("sv", "kalendar", "kalender"), InlineData("en", "overdu", "overdue"), InlineData("en", "clam", "claim"), InlineData("sv", "svra", "svara")]
    public void A_mistyped_command_is_known_by_its_nearest_word(string language, string asked, string nearest)
    {
        using var _ = Language.Speak(Language.Find(language)!);

        Assert.Equal(nearest, CommandVocabulary.Nearest(asked)[0]);
    }

    [Fact]
    public void Every_word_of_a_command_is_understood_in_either_language_whatever_is_spoken()
    {
        foreach (var language in Language.All)
        {
            using var _ = Language.Speak(language);
            Assert.All(CommandVocabulary.Verbs, verb => Assert.Equal(verb, CommandVocabulary.Find(CommandVocabulary.Word(verb))?.Verb));
        }
    }

    [Theory]
    [InlineData("channel", true, true), InlineData("channel", false, false), InlineData("groupChat", true, true), InlineData("groupChat", false, false), InlineData("personal", true, true), InlineData("personal", false, true)]
    public void Only_what_is_said_to_the_bot_is_a_command(string place, bool isMentioned, bool isHeard) =>
        Assert.Equal(isHeard, CommandWords.Read(Said(isMentioned ? "<at>ChatSla</at> open" : "open", place, isMentioned ? "28:bot" : null)) is not null);

    [Fact]
    public void A_mention_of_somebody_else_is_not_for_the_bot_and_stays_in_the_words()
    {
        Assert.Null(CommandWords.Read(Said("<at>Bo</at> open", "channel", "29:bo")));
        Assert.Equal(new Command.Deed("call", new Which(7), null, "<at>Bo</at> knows"), CommandWords.Read(Said("<at>ChatSla</at> call Q-7 <at>Bo</at> knows", "channel", "28:bot")));
    }

    [Fact]
    public void A_button_runs_its_command_without_a_mention()
    {
        Assert.IsType<Command.Overdue>(CommandWords.Read(Said(null, "channel", null, new JsonObject { ["command"] = "overdue" })));
        Assert.Null(CommandWords.Read(Said(null, "channel", null, new JsonObject { ["command"] = 7 })));
    }

    [Fact]
    public void No_text_at_all_is_no_command() => Assert.Null(CommandWords.Read(Said(null, "personal", null)));

    private static Activity Said(string? text, string place, string? mentioned, JsonObject? value = null) => new(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["value"] = value,
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "19:x@thread.tacv2", ["conversationType"] = place },
        ["entities"] = mentioned is null ? [] : new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = text![..(text!.IndexOf("</at>", StringComparison.Ordinal) + 5)], ["mentioned"] = new JsonObject { ["id"] = mentioned },
        }),
    });
}
