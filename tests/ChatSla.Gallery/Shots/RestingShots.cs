using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>The card of a query that is at rest: three lines, and what came after them.</summary>
internal static class RestingShots
{
    public static IEnumerable<Shot> All() =>
    [
        new(Source, "query-kept", () => Card(View(Answered("15:42")), "15:43")),
        new(Source, "query-missed", () => Card(View(Answered("17:30")), "17:31")),
        new(Source, "query-said", () => Card(View(Said()), "12:00")),
        new(Source, "query-closed", () => Card(View(Closed()) with { Company = "Acme AB", Tier = "Gold" }, "12:00")),
        new(Source, "query-forwarded", () => Card(View(Forwarded()), "12:00")),
        new(Source, "query-merged", () => Card(View(Merged()), "12:00")),
        new(Source, "query-bounced", () => Card(Bounced(), "15:45")),
        new(Source, "query-out-of-office", () => Card(OutOfOffice(), "15:45")),
    ];

    private static Query Answered(string at)
    {
        var query = Turned(Claimed(), at);
        query.Answer(Ada, At(at), AnswerChannel.Card, "answer", Usual);
        return query;
    }

    private static Query Said()
    {
        var query = Claimed();
        query.SayAnswered(Ada, AnswerChannel.Telephone, At("11:20"), "It comes tomorrow", At("11:30"), Usual);
        return query;
    }

    private static Query Closed()
    {
        var query = Claimed();
        query.Close(Ada, "A thank-you for Friday's answer", At("11:00"), Usual);
        return query;
    }

    private static Query Forwarded()
    {
        var query = Claimed();
        query.WriteForward(Ada, "key", At("11:00"));
        query.Forward(Ada, "key", "billing@contoso.com", At("11:01"), closes: true, Usual);
        return query;
    }

    private static Query Merged()
    {
        var query = Open();
        query.MergeInto(Open("09:40", number: 1039), Ada, At("10:20"), Usual);
        return query;
    }

    private static QueryView Bounced()
    {
        var query = Answered("15:42");
        query.NoteAutomatic("bounce", MailKind.Bounce, At("15:43"), "answer");
        return View(query) with { Automatic = new Dictionary<string, MailRow> { ["bounce"] = Mail() with { Id = "bounce", About = "karin.lund@acme.com" } } };
    }

    private static QueryView OutOfOffice()
    {
        var query = Answered("15:42");
        query.NoteAutomatic("away", MailKind.AutoReply, At("15:43"), "answer");
        return View(query) with { Automatic = new Dictionary<string, MailRow> { ["away"] = Mail() with { Id = "away", Because = "AutoReply: out-of-office" } } };
    }
}
