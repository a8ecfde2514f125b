using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Preview;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>Why this colour, when would it be due, when are we open.</summary>
internal static class AnswerShots
{
    public static IEnumerable<Shot> All() =>
    [
        new("Teams/WhyCard.cs", "why-running", () => WhyCard.Render(Why(Turned(Claimed(), "15:45"), "15:45", Usual))),
        new("Teams/WhyCard.cs", "why-paused", () => WhyCard.Render(Why(Paused(), "Tue 11:00", Gold))),
        new("Preview/DueCard.cs", "due", () => DueCard.Render(DueForecast.Of(Support, "Acme", TimeWords.Read("Fri 16:55"), Policies, At("10:15"), kind: null, DueCard.MostRows))),
        new("Preview/CalendarCard.cs", "calendar", () => CalendarCard.Render(CalendarPreview.Of(Office.Agreements.Calendars["office"], new LocalDate(2026, 12, 21), 14), ["Contoso Support"])),
    ];

    private static WhyView Why(Query query, string now, IPolicies policies) => WhyView.Of(query, WhyView.PromiseOf(query, At(now))!, policies, At(now), WhyCard.MostRows);

    private static Query Paused()
    {
        var query = Open(policies: Gold);
        query.ClaimFor(Ada, At("10:12"));
        query.Answer(Ada, At("11:00"), AnswerChannel.Card, "answer", Gold);
        query.Pause(Ada, PauseReason.Customer, "Waiting for the serial number of the pump", At("Tue 09:30") + Duration.FromDays(3), At("Tue 09:30"));
        return query;
    }
}
