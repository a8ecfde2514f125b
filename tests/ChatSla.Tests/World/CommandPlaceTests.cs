namespace ChatSla.Tests.World;

/// <summary>Every command in each language and each kind of conversation, Bo asking. One answer each: more or none fails.</summary>
public sealed class CommandPlaceTests : InWorld
{
    public static TheoryData<string> Places => ["channel", "group", "personal"];

    [Theory, MemberData(nameof(Places))]
    public async Task Every_command_is_answered_in_English(string place)
    {
        await MakeAsync();

        await SaysAsync(place, "help", "What I can do for you");
        await SaysAsync(place, "open", "2 queries are open");
        await SaysAsync(place, "mine", "You have one open query");
        await SaysAsync(place, "overdue", "One query is overdue");
        await SaysAsync(place, "show Q-2", "Invoice 12");
        await SaysAsync(place, "#2", "Invoice 12");
        await SaysAsync(place, "search WEBER invoice", "Q-2  Invoice 12");
        await SaysAsync(place, "claim Q-2", "Bo Lind has Q-2.");
        await SaysAsync(place, "release Q-2", "Q-2 is free to claim again.");
        await SaysAsync(place, "answer Q-2", "Write the answer to Q-2");
        await SaysAsync(place, "answer Q-2 It is paid", "Your words are ready for Q-2");
        await SaysAsync(place, "escalate Q-2", "Why do you call the managers about Q-2?");
        await SaysAsync(place, "escalate Q-2 angry", "Q-2: the managers are called.");
        await SaysAsync(place, "when is it due if Acme writes Fri 16:55?", "Answer by Mon 30 Nov 12:00");
        await SaysAsync(place, "calendar", "Opening hours of Contoso Support");
        await SaysAsync(place, "why Q-2", "Q-2");
        await SaysAsync(place, "summary", "Missed");
        await SaysAsync(place, "ignored", "No mail was ignored");
        await SaysAsync(place, "who is on", "4 of 4 are here");
        await SaysAsync(place, "away until Friday", "Bo Lind is away until");
        await SaysAsync(place, "back", "Bo Lind is back.");
        await SaysAsync(place, "language", "I speak English here.");
        await SaysAsync(place, "watch support@contoso.com", "Only an administrator of ChatSla");
        await SaysAsync(place, "unwatch support@contoso.com", "Only an administrator of ChatSla");
        await SaysAsync(place, "sumary", "Did you mean \"summary\"?");
        await SaysAsync(place, "dance", "\"help\" lists what I know.");
    }

    [Theory, MemberData(nameof(Places))]
    public async Task Every_command_is_answered_in_Swedish(string place)
    {
        await MakeAsync();
        await SwedishAsync(place);

        await SaysAsync(place, "hjälp", "Det här kan jag hjälpa till med");
        await SaysAsync(place, "öppna", "2 ärenden är öppna");
        await SaysAsync(place, "mina", "Du har ett öppet ärende");
        await SaysAsync(place, "försenade", "Ett ärende är försenat");
        await SaysAsync(place, "visa Q-2", "Invoice 12");
        await SaysAsync(place, "ärende 2", "Invoice 12");
        await SaysAsync(place, "sök weber invoice", "Q-2  Invoice 12");
        await SaysAsync(place, "ta Q-2", "Bo Lind har Q-2.");
        await SaysAsync(place, "släpp Q-2", "Q-2 är fritt att ta igen.");
        await SaysAsync(place, "svara Q-2", "Skriv svaret på Q-2");
        await SaysAsync(place, "svara Q-2 Den är betald", "Din text ligger klar för Q-2");
        await SaysAsync(place, "eskalera Q-2", "Varför kallar du på cheferna om Q-2?");
        await SaysAsync(place, "eskalera Q-2 arg kund", "Q-2: cheferna är kallade.");
        await SaysAsync(place, "när ska det vara klart om Acme skriver fre 16:55?", "Mejl från Acme till Contoso Support");
        await SaysAsync(place, "kalender", "Öppettider för Contoso Support");
        await SaysAsync(place, "varför Q-2", "Q-2");
        await SaysAsync(place, "sammanfattning", "Missade");
        await SaysAsync(place, "ignorerade", "Inget mejl ignorerades");
        await SaysAsync(place, "vem är här", "4 av 4 är här");
        await SaysAsync(place, "borta till fredag", "Bo Lind är borta till");
        await SaysAsync(place, "tillbaka", "Bo Lind är tillbaka.");
        await SaysAsync(place, "språk", "Jag talar svenska här.");
        await SaysAsync(place, "bevaka support@contoso.com", "Det kan bara en administratör för ChatSla");
        await SaysAsync(place, "sluta bevaka", "Det kan bara en administratör för ChatSla");
        await SaysAsync(place, "samanfattning", "Menade du \"sammanfattning\"?");
        await SaysAsync(place, "dansa", "\"hjälp\" visar vad jag kan.");
    }

    [Fact]
    public async Task In_a_chat_the_lists_are_of_all_mailboxes_of_the_askers_teams_and_say_so()
    {
        await MakeAsync();

        var alone = await World.AskInPersonAsync(Staff.Bo, "open");
        var group = await World.AskInGroupAsync(Staff.Bo, "overdue");

        Assert.StartsWith("2 queries are open in the mailboxes of your teams\nContoso Support\n", alone.Text, StringComparison.Ordinal);
        Assert.StartsWith("One query is overdue in the mailboxes of your teams\nContoso Support\n", group.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_said_without_its_name_where_it_may_read_along_is_never_answered(bool inGroup)
    {
        foreach (var said in new[] { "open", "help", "Q-1", "when is it due?", "hjälp", "sumary" }) Assert.Empty(await World.OverhearAsync(Staff.Bo, said, inGroup));
    }

    /// <summary>Q-1 is Bo's and overdue, Q-2 is free and due tomorrow. It is Monday, 16:50 and open until 21:00.</summary>
    private async Task MakeAsync()
    {
        var first = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        await World.ClickAsync(Staff.Bo, first, "claim");
        await World.GoToAsync(Monday(16, 50));
        await World.OpenAsync(Customer.Tomas, "Invoice 12");
        await World.RunSqlAsync("UPDATE queries SET due_at = due_at - 3600000 WHERE number = 1");
    }

    private Task SwedishAsync(string place) => place switch
    {
        "channel" => World.AskInChannelAsync(Staff.Mia, "language svenska"),
        "group" => World.AskInGroupAsync(Staff.Bo, "language svenska"),
        _ => World.AskInPersonAsync(Staff.Bo, "språk svenska"),
    };

    private async Task SaysAsync(string place, string asked, string words)
    {
        // Not faster than people write: Teams lets the bot say seven things a second in one place.
        await World.PassAsync(NodaTime.Duration.FromSeconds(2));
        var said = place switch
        {
            "channel" => await World.AskInChannelAsync(Staff.Bo, asked),
            "group" => await World.AskInGroupAsync(Staff.Bo, asked),
            _ => await World.AskInPersonAsync(Staff.Bo, asked),
        };
        Assert.Contains(words, said.Text);
    }
}
