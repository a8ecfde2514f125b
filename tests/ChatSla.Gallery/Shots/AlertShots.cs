using ChatSla.Core.Figures;
using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Escalations;
using ChatSla.Storage;
using ChatSla.Teams;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>Alerts, and what is said about them.</summary>
internal static class AlertShots
{
    private const string Alert = "Escalations/AlertCard.cs";
    private const string Noise = "Escalations/NoiseReport.cs";

    private static readonly TeamsMember[] Managers = [new("29:1mia", "Mia Sjöberg", null), new("29:1per", "Per Ek", null)];

    public static IEnumerable<Shot> All() =>
    [
        new(Alert, "alert-red", () => Card([Told(Claimed(), "17:20")]).Render(At("17:20"), Zone)),
        new(Alert, "alert-amber-unowned", () => Card([Told(Open(), "15:45")]).Render(At("15:45"), Zone)),
        new(Alert, "alert-noticed", () => Card([Told(Noticed(Claimed()), "17:25")]).Render(At("17:30"), Zone)),
        new(Alert, "alert-three", () => Card([.. Many(3)]).Render(At("17:20"), Zone)),
        new(Alert, "alert-many", () => Card([.. Many(60)]).Render(At("17:20"), Zone)),
        new(Alert, "alert-many-noticed", () => Card([.. Many(4).Select((told, at) => at < 3 ? told with { Query = Noticed(told.Query) } : told)]).Render(At("17:30"), Zone)),
        new(Noise, "noise", () => NoiseReport.Render(new AlertNoise(41, 12, 23, 9, 17, 11, 6), At("Tue 09:00"), Zone)),
        new(Noise, "noise-none-saved", () => NoiseReport.Render(new AlertNoise(1, 1, 1, 0, 0, 0, 0), At("Tue 09:00"), Zone)),
        new(Noise, "noise-none", () => NoiseReport.Render(new AlertNoise(0, 0, 0, 0, 0, 0, 0), At("Tue 09:00"), Zone)),
        new("Escalations/LoopAlarm.cs", "loop", () => LoopAlarm.Render(Support, new LoopBreak { Mailbox = Support.Address, Address = "ticket-system@a-rather-long-name.desk.example", Until = At("Tue 15:40"), Because = nameof(LoopSign.AnsweredAtOnce) }, Managers, At("15:45"))),
        new("Escalations/CopiesHint.cs", "copies", () => CopiesHint.Render(Support, Claimed())),
    ];

    private static AlertCard Card(IReadOnlyList<ToldAlert> alerts) => new("message", At("17:00"), alerts, Managers, told => $"https://teams.microsoft.com/l/message/1/{told.Query.Number}");

    private static ToldAlert Told(Query query, string now, MailRow? mail = null)
    {
        Turned(query, now);
        return new ToldAlert(new AlertRow { Mailbox = Support.Address }, query, query.Running[0], View(query, mail));
    }

    private static IEnumerable<ToldAlert> Many(int count) => Enumerable.Range(0, count).Select(at => Told(
        Open(number: 1042 + at), "17:20", at % 3 == 1 ? Mail("Return of a rather large and heavy machine that does not fit the door", "Wolfeschlegelsteinhausenbergerdorff, Hubert") : null));

    private static Query Noticed(Query query)
    {
        query.Acknowledge(new Person("5f2a1f64-0000-4000-8000-000000000003", "Mia Sjöberg"), At("17:22"));
        return query;
    }
}
