using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Tests.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Languages;

/// <summary>Which language is spoken where.</summary>
public sealed class SpokenLanguagesTests : JournalFixture
{
    private const string Channel = "19:support@thread.tacv2";

    private static readonly Person Mia = new("mia", "Mia Ek");

    private readonly BotIdentity bot = new("bot", "tenant", new Uri("https://x.test"), "issuer", "scope", new Uri("https://x.test"));

    [Fact]
    public async Task Where_nobody_chose_the_configured_language_is_spoken()
    {
        Assert.Equal(Language.English, await Spoken(bot).OfAsync(Channel, Cancellation));
        Assert.Equal(Language.Swedish, await Spoken(bot with { Language = Language.Swedish }).OfAsync(Channel, Cancellation));
    }

    [Fact]
    public async Task A_choice_holds_for_every_channel_of_the_team_and_its_threads_and_for_no_other()
    {
        await LearnAsync(Channel, "team");
        await LearnAsync("19:other-channel@thread.tacv2", "team");
        await LearnAsync("19:elsewhere@thread.tacv2", "another team");
        var languages = Spoken(bot);
        Assert.Equal(Language.English, await languages.OfAsync("19:other-channel@thread.tacv2", Cancellation));

        await languages.ChooseAsync($"{Channel};messageid=17", Language.Swedish, Mia, Cancellation);

        Assert.Equal(Language.Swedish, await languages.OfAsync(Channel, Cancellation));
        Assert.Equal(Language.Swedish, await languages.OfAsync("19:other-channel@thread.tacv2;messageid=3", Cancellation));
        Assert.Equal(Language.English, await languages.OfAsync("19:elsewhere@thread.tacv2", Cancellation));
        Assert.Equal(Language.Swedish, await Spoken(bot).OfAsync(Channel, Cancellation));

        await languages.ChooseAsync(Channel, Language.English, Mia, Cancellation);

        Assert.Equal(Language.English, await languages.OfAsync(Channel, Cancellation));
    }

    [Fact]
    public async Task A_personal_chat_without_a_choice_is_answered_in_the_language_of_the_persons_Teams()
    {
        var languages = Spoken(bot);

        Assert.Equal(Language.Swedish, await languages.OfAsync(From("personal", "sv-SE"), Cancellation));
        Assert.Equal(Language.English, await languages.OfAsync(From("personal", "de-DE"), Cancellation));
        Assert.Equal(Language.English, await languages.OfAsync(From("channel", "sv-SE"), Cancellation));

        await languages.ChooseAsync("a:chat", Language.English, Mia, Cancellation);

        Assert.Equal(Language.English, await languages.OfAsync(From("personal", "sv-SE"), Cancellation));
    }

    [Theory]
    [InlineData("sv", "sv")]
    [InlineData("sv-FI", "sv")]
    [InlineData("Svenska", "sv")]
    [InlineData(" English ", "en")]
    [InlineData("engelska", "en")]
    [InlineData("svensk", null)]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_is_found_by_what_people_call_it(string? text, string? code) => Assert.Equal(code, Language.Find(text)?.Code);

    [Fact]
    public async Task A_language_is_spoken_until_it_is_put_down_and_reaches_what_is_awaited()
    {
        var before = CultureInfo.CurrentUICulture;
        using (Language.Speak(Language.Swedish))
        {
            await Task.Yield();
            Assert.StartsWith("Jag är ChatSla", GreetingStrings.Hello, StringComparison.Ordinal);
        }

        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    [Fact]
    public async Task Who_is_away_is_known_until_they_are_back_or_the_time_is_over()
    {
        var absences = new Absences(Database, Clock);
        await Database.WriteAsync(session => Absences.SetAsync(session, Mia, Clock.Now + NodaTime.Duration.FromHours(1), Mia, Clock.Now), Cancellation);
        await Database.WriteAsync(session => Absences.SetAsync(session, new Person("bo", "Bo"), null, Mia, Clock.Now), Cancellation);

        Assert.Equal(["mia", "bo"], (await absences.ListAsync(Cancellation)).Select(absence => absence.PersonId));
        Assert.True(await absences.IsAwayAsync("mia", Cancellation));

        Clock.Pass(3600);

        Assert.False(await absences.IsAwayAsync("mia", Cancellation));
        Assert.True(await absences.IsAwayAsync("bo", Cancellation));
        Assert.True(await Database.WriteAsync(session => Absences.BackAsync(session, "bo"), Cancellation));
        Assert.Empty(await absences.ListAsync(Cancellation));
    }

    private SpokenLanguages Spoken(BotIdentity identity) => new(Database, identity, Clock);

    private Task LearnAsync(string channel, string team) => new Conversations(Database, bot, Clock).LearnAsync(
        new Activity(new JsonObject
        {
            ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
            ["conversation"] = new JsonObject { ["id"] = channel },
            ["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = team } },
        }),
        Cancellation);

    private static Activity From(string type, string locale) => new(new JsonObject
    {
        ["locale"] = locale,
        ["conversation"] = new JsonObject { ["id"] = "a:chat", ["conversationType"] = type },
    });
}
