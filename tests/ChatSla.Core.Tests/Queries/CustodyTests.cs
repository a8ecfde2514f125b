using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Whose hands a query went through, and who stopped its clock.</summary>
public sealed class CustodyTests
{
    private static readonly WorkingCalendar Office = Calendar.In("UTC", "09:00-12:00, 13:00-17:00");

    private static readonly SlaPolicy Policy = Desk.Agreement(Desk.Target(PromiseKind.FirstResponse, 2, 1), Desk.Target(PromiseKind.Resolution, 40, 2));

    [Fact]
    public void Each_hand_over_has_a_clock_of_its_own_beside_the_customers()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:20"));
        query.Release(Desk.Ada, Desk.At("11:00"));
        query.ClaimFor(Desk.Bo, Desk.At("11:30"));

        Assert.Equal(["nobody 09:00-09:20 20", "Ada 09:20-11:00 100", "nobody 11:00-11:30 30", "Bo 11:30- 90"], Told(query, "14:00"));
        Assert.Equal(Desk.At("11:00"), query.Promises[0].DueAt);
    }

    [Fact]
    public void A_closed_query_is_with_nobody_until_it_is_reopened()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:00"));
        query.Closes("10:00");
        query.Reopen(Desk.Bo, Desk.At("14:00"), Desk.TwoHours);

        Assert.Equal(["Ada 09:00-10:00 60", "Ada 14:00- 60"], Told(query, "15:00"));
        Assert.Equal(["Ada 09:00- 30"], Told(query, "09:30"));
    }

    [Fact]
    public void Nothing_but_a_hand_over_begins_a_line_and_that_at_once()
    {
        var query = Desk.Open().Writes("09:30");
        query.ClaimFor(Desk.Ada, Desk.At("10:00"));

        Assert.Equal(["nobody 09:00-10:00 60", "Ada 10:00- 0"], Told(query, "10:00"));
    }

    [Fact]
    public void Whoever_parks_a_query_is_named_with_the_share_and_the_customers_mail_ends_the_pause()
    {
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At("09:00"), Policy);
        query.Answer(Desk.Ada, Desk.At("09:00"), AnswerChannel.Outlook, "answer", Policy);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.Customer, "Which parcel?", Desk.At("16:00"), Desk.At("10:00")));
        query.CustomerWrote("number", Desk.At("11:00"), Policy);
        query.Answer(Desk.Ada, Desk.At("11:10"), AnswerChannel.Outlook, "second", Policy);
        Assert.Null(query.Pause(Desk.Bo, PauseReason.ThirdParty, "The carrier", Desk.At("14:30"), Desk.At("11:30")));
        query.Turn(Desk.At("15:00"), Policy);

        Assert.Equal(
            ["Bo 1 120 of 300, 40 %, 0 by the customer", "Ada 1 60 of 300, 20 %, 1 by the customer"],
            PauseShare.Of(query, Office, Desk.At("15:00")).Select(share =>
                $"{share.By.Name} {share.Times} {share.Working.TotalMinutes} of {share.OutOf.TotalMinutes}, {share.Percent} %, {share.EndedByCustomer} by the customer"));
    }

    [Theory]
    [InlineData("10:30", false, "30 of 90, 33 %")] // the pause holds
    [InlineData("19:00", true, "120 of 180, 66 %")] // closed at 13:00, after lunch
    public void A_share_is_of_the_time_until_now_or_the_closing(string now, bool isClosed, string share)
    {
        var query = Parked("09:00", "10:00");
        if (isClosed) query.Close(Desk.Ada, "done", Desk.At("13:00"), Policy);

        Assert.Equal([share], Shares(query, now));
    }

    [Fact]
    public void A_query_without_any_working_time_has_no_share() => Assert.Equal(["0 of 0, 0 %"], Shares(Parked("18:00", "18:10"), "19:00"));

    [Fact]
    public void Nobody_paused_is_nobody_named() => Assert.Empty(PauseShare.Of(Desk.Open(), Office, Desk.At("15:00")));

    private static Query Parked(string openedAt, string at)
    {
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At(openedAt), Policy);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.ThirdParty, "The carrier", Desk.At("20:00"), Desk.At(at)));
        return query;
    }

    private static IEnumerable<string> Shares(Query query, string now) => PauseShare.Of(query, Office, Desk.At(now)).Select(share =>
        $"{share.Working.TotalMinutes} of {share.OutOf.TotalMinutes}, {share.Percent} %");

    private static IEnumerable<string> Told(Query query, string now) => Custody.Of(query, Office, Desk.At(now)).Select(held =>
        $"{held.By?.Name ?? "nobody"} {Desk.Show(held.From)}-{(held.To is { } to ? Desk.Show(to) : "")} {held.Working.TotalMinutes}");
}
