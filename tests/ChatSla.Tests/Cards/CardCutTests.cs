using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Tests.Cards;

/// <summary>Whatever mails and people bring, some cut of the card fits what Teams takes, and each cut is smaller than the one before.</summary>
public sealed class CardCutTests
{
    private static readonly string[] Scraps = ["a", "Ö", "\"", "\\", "\u0001", "\u2028", "😀", "👨‍👩‍👧‍👦", "שלום", "<at>", "{{x}}", "\n", " ", "本", "\uD800"];

    [Fact]
    public void Some_cut_of_every_card_fits_and_each_is_smaller()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var view = Monster(random);
            var sizes = Enumerable.Range(0, CardCut.Most + 1).Select(cut => SizeOf(view, cut)).ToList();

            Assert.Equal(sizes.OrderDescending(), sizes);
            Assert.InRange(sizes[^1], 1, Messages.Budget);
            Assert.True(sizes[^1] < sizes[0], $"seed {seed}: nothing is left out");
        }
    }

    [Fact]
    public void The_light_the_subject_whose_it_is_and_the_buttons_stay()
    {
        var card = Render(Monster(new Random(7)) with { Tier = "Gold" }, CardCut.Most);

        Assert.Contains("Answer by", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Gold", card.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(card["actions"]!.AsArray());
        Assert.Empty(card["refresh"]!["userIds"]!.AsArray());
    }

    private static int SizeOf(QueryView view, int cut) => Messages.SizeOf(Messages.Card(Render(view, cut), QueryCard.Summary(view, At(30), DateTimeZone.Utc)));

    private static JsonObject Render(QueryView view, int cut) => QueryCard.Render(view, At(30), DateTimeZone.Utc, isLive: true, $"https://outlook.office365.com/{new string('x', 500)}", cut: cut);

    private static QueryView Monster(Random random)
    {
        var (query, person) = (Query.Open(Guid.NewGuid(), random.Next(1, 2_000_000), "support@contoso.com", "mail", At(0), TwoHours.Policy), new Person("a", Text(random)));
        query.ClaimFor(person, At(1));
        query.Escalate(person, Text(random) + "!", At(2));
        query.WriteAnswer(person, "key", At(3));
        query.FailAnswer("key", Text(random), At(4));
        for (var i = 0; i < random.Next(200); i++) query.Escalate(person, "again", At(5));
        var mail = new MailRow
        {
            Id = "mail", Mailbox = "support@contoso.com", Subject = Text(random), FromName = Text(random) + "x", NewText = $"{Text(random)}\n{Text(random)}\nend", ReceivedAt = At(0),
            Attachments = AttachmentColumn.Write([.. Enumerable.Range(0, 200).Select(_ => new Core.Mail.MailAttachment(Text(random), "x", 1, IsInline: false))]),
        };
        return new QueryView(query, mail, mail)
        {
            Company = Text(random), Tier = "Gold", SharedBy = [Text(random), Text(random)], Policies = TwoHours.Policy,
            Announced = [.. Enumerable.Range(0, 20).Select(_ => (Text(random), (Instant?)null))],
            Viewers = [.. Enumerable.Range(0, CardViewers.Most).Select(at => $"29:{new string('v', 100)}{at}")],
        };
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var left = (int)Math.Pow(10, random.NextDouble() * 4.5); left > 0; left--) text.Append(random.GetItems(Scraps, 1)[0]);
        return text.ToString();
    }

    private static Instant At(int minute) => Instant.FromUtc(2026, 3, 3, 9, 0) + Duration.FromMinutes(minute);
}
