using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>What makes a card's layout hard: long, strange and missing words, and the card that is cut as far as it goes.</summary>
internal static class HardShots
{
    private const string Nasty = "[Click](https://evil.example) **now** <at>Everyone</at> # Title ![x](https://evil.example/p.png) {{DATE(2026)}} <b>&amp;";

    public static IEnumerable<Shot> All() =>
    [
        new(Source, "query-long", () => Card(Long(), "15:45", viewer: Ada.Id)),
        new(Source, "query-unbroken", () => Card(View(Claimed(), Mail(new string('W', 300), $"{new string('W', 90)}@example.com", new string('x', 900))), "15:45")),
        new(Source, "query-right-to-left", () => Card(View(Claimed(), Mail("מתי תגיע ההזמנה שלי 4711?", "אדית כהן", "شكرا جزيلا على المساعدة.\nأين طلبي رقم 4711؟ لقد وعدتم بالتسليم يوم الثلاثاء.")), "11:00")),
        new(Source, "query-emoji", () => Card(View(Open(), Mail("📦 Where is it? 😡😡😡 👨‍👩‍👧‍👦", "Kim 🌻 Larsen", "It was for 🎂 tomorrow‼️\n日本語の文もあります。\nТакже по-русски.")), "11:00")),
        new(Source, "query-nothing-known", () => Card(View(Open(), Mail("", null, " \n ")), "11:00")),
        new(Source, "query-markup", () => Card(View(Claimed(), Mail(Nasty, Nasty, Nasty)), "11:00")),
        new(Source, "query-cut", () => Card(Long(), "15:45", cut: CardCut.Most)),
    ];

    private static QueryView Long()
    {
        var person = new Person(Ada.Id, "Maximiliane-Alexandra von und zu Hohenstein-Wittgenstein-Berleburg");
        var query = Open();
        query.ClaimFor(person, At("10:12"));
        query.Turn(At("15:40"), Usual);
        query.Escalate(person, string.Join(' ', Enumerable.Repeat("They threaten to leave unless somebody calls.", 12)), At("15:42"));
        query.WriteAnswer(person, "key", At("15:43"));
        query.FailAnswer("key", string.Join(' ', Enumerable.Repeat("Exchange refused it for a reason.", 20)), At("15:44"));
        var mail = Mail(
            string.Join(' ', Enumerable.Repeat("AW: WG: Fwd: delivery of the third part of order 4711", 6)),
            "Prof. Dr. Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine (Einkauf, Werk Süd)",
            string.Join('\n', Enumerable.Repeat("We were promised delivery on Tuesday, and it is the third time that we have to ask for what we have paid for.", 30)))
            with
        {
            Attachments = Files([.. Enumerable.Range(1, 12).Select(at => ($"a-rather-long-name-of-a-file-that-somebody-scanned-{at}.pdf", 1_234_567L))]),
        };
        return View(query, mail) with
        {
            Company = "Rindfleischetikettierungsüberwachungsaufgaben GmbH & Co. KG",
            Tier = "Strategic partner",
            SharedBy = ["Contoso Support", "Contoso Billing", "Contoso Returns and Complaints"],
            Announced = [(string.Concat(Enumerable.Repeat("Contract renewal this week: call before you mail. ", 5)), null), ("Speak German with them", At("Tue 12:00"))],
        };
    }
}
