using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using FsCheck.Fluent;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>One mail to two watched mailboxes. Support promises an answer within two hours; Sales within one and a half, with an earlier or a later aim.</summary>
public sealed class SharingTests
{
    private const string Support = "support@contoso.com";
    private const string Sales = "sales@contoso.com";

    private static readonly SlaPolicy Strict = new(
        "Sales", "We answer at once.", "Bo", 1, Desk.TwoHours.Calendar, [
            new SlaTarget(PromiseKind.FirstResponse, new Deadline.WithinWorkingHours(Duration.FromMinutes(90)), new Aim.Before(Duration.FromMinutes(10))),
            new SlaTarget(PromiseKind.NextResponse, new Deadline.WithinWorkingHours(Duration.FromMinutes(90)), new Aim.Before(Duration.FromMinutes(10))),
        ]);

    private static readonly StricterPolicies Both = new([(Sales, Strict), (Support, Desk.TwoHours)]);

    [Fact]
    public void The_second_copy_makes_it_stricter_from_the_same_start_and_says_why()
    {
        var query = Desk.Open();

        query.ShareWith(Sales, "opening", Desk.At("09:01"), Desk.At("09:05"), Both);

        Assert.Equal([Support, Sales], query.Mailboxes);
        Assert.Equal("First 09:00-10:30 ontrack", query.Told("09:05"));
        Assert.Equal(("Sales", Desk.At("10:00")), (query.Current!.Policy, query.Current.WarnAt));
        Assert.Equal(MoveCause.Shared, Assert.Single(query.MovesOf(query.Current)).Moved.Cause);
    }

    [Fact]
    public void Neither_red_nor_amber_moves_later()
    {
        var query = Query.Open(Guid.NewGuid(), 1, Sales, "opening", Desk.At("09:00"), Strict);

        query.ShareWith(Support, "opening", Desk.At("09:00"), Desk.At("09:05"), Both);

        Assert.Equal((Desk.At("10:00"), Desk.At("10:30"), "Sales"), (query.Current!.WarnAt, query.Current.DueAt, query.Current.Policy));
    }

    [Fact]
    public void The_copy_that_was_received_first_starts_the_clock_whichever_was_noticed_first()
    {
        var query = Desk.Open("09:10");

        query.ShareWith(Sales, "opening", Desk.At("09:00"), Desk.At("09:15"), Both);

        Assert.Equal(Desk.At("09:00"), query.OpenedAt);
        Assert.Equal("First 09:00-10:30 ontrack", query.Told("09:15"));
        Assert.Equal(Desk.At("09:05"), query.AsOf(Desk.At("09:05"))!.OpenedAt + Duration.FromMinutes(5));
    }

    [Fact]
    public void Sharing_twice_changes_nothing()
    {
        var query = Desk.Open();
        query.ShareWith(Sales, "opening", Desk.At("09:01"), Desk.At("09:05"), Both);
        var events = query.History.Count;

        query.ShareWith(Sales.ToUpperInvariant(), "opening", Desk.At("08:00"), Desk.At("09:06"), Both);
        query.ShareWith(Support, "opening", Desk.At("08:00"), Desk.At("09:06"), Both);
        query.ShareWith("help@contoso.com", "no such mail", Desk.At("08:00"), Desk.At("09:06"), Both);

        Assert.Equal(events, query.History.Count);
    }

    [Fact]
    public void What_a_person_promised_stays_promised()
    {
        var query = Desk.Open();
        Assert.Null(query.Repromise(Desk.Ada, null, Desk.At("15:00"), "Told the customer", Desk.At("09:02"), Desk.TwoHours));

        query.ShareWith(Sales, "opening", Desk.At("09:01"), Desk.At("09:05"), Both);

        Assert.Equal(Desk.At("15:00"), query.Current!.DueAt);
    }

    [Fact]
    public void The_order_of_noticing_does_not_matter() => StoryTests.Holds(
        from facts in Gen.Choose(1, 300).Zip(Gen.Elements(true, false), (minute, mail) => (minute, mail)).ListOf()
        let story = facts.DistinctBy(fact => fact.minute).OrderBy(fact => fact.minute).ToArray()
        from at in Gen.Choose(0, story.Length)
        from supportAt in Gen.Choose(0, 30)
        from salesAt in Gen.Choose(0, 30)
        select (story, at, supportAt, salesAt),
        given =>
        {
            var (support, sales) = (StoryTests.Minute(given.supportAt), StoryTests.Minute(given.salesAt));
            var fromSupport = Query.Open(Guid.NewGuid(), 1, Support, "opening", support, Desk.TwoHours);
            var fromSales = Query.Open(Guid.NewGuid(), 1, Sales, "opening", sales, Strict);

            Live(fromSupport, given.story, given.at, Sales, sales, Desk.TwoHours);
            Live(fromSales, given.story, 0, Support, support, Strict);

            Assert.Equal(fromSales.OpenedAt, fromSupport.OpenedAt);
            Assert.Equal(Look(fromSales), Look(fromSupport));
            Assert.Equal(Look(fromSales), Look(Query.Replay(fromSupport.Id, 1, fromSupport.History)));
        });

    [Fact]
    public void Merged_into_another_query_it_stays_with_both_mailboxes()
    {
        var (query, target) = (Desk.OpenWhole("09:00", 1), Desk.OpenWhole("09:20", 2));
        query.ShareWith(Sales, "opening 1", Desk.At("09:01"), Desk.At("09:05"), Both);

        Assert.Null(query.MergeInto(target, Desk.Ada, Desk.At("09:30"), Desk.Whole));

        Assert.Equal([Support, Sales], target.Mailboxes);
        Assert.Equal(Desk.At("09:00"), target.Current!.StartAt);
    }

    [Fact]
    public void What_is_split_off_stays_with_both_mailboxes()
    {
        var query = Desk.OpenWhole().Wrote("10:00");
        query.ShareWith(Sales, "opening 1", Desk.At("09:01"), Desk.At("09:05"), Both);

        Assert.Null(query.Split(["10:00"], Guid.NewGuid(), 2, Desk.Ada, Desk.At("10:05"), Both, out var split));

        Assert.Equal(query.Mailboxes, split!.Mailboxes);
    }

    private static void Live(Query query, IReadOnlyList<(int Minute, bool Mail)> story, int shareBefore, string other, Instant receivedAt, IPolicies alone)
    {
        IPolicies agreed = alone;
        for (var at = 0; at <= story.Count; at++)
        {
            if (at == shareBefore)
            {
                agreed = Both;
                query.ShareWith(other, "opening", receivedAt, StoryTests.Minute(400), Both);
            }

            if (at == story.Count) return;

            var (minute, mail) = story[at];
            if (mail) query.CustomerWrote($"{minute}", StoryTests.Minute(minute + 30), agreed);
            else query.Answer(Desk.Ada, StoryTests.Minute(minute + 30), AnswerChannel.Outlook, $"{minute}", agreed);
        }
    }

    private static string Look(Query query) =>
        string.Join(" | ", [query.AwaitsUs, query.NextTurnAt, query.LastMailId, .. query.Mailboxes.Order(), .. query.Stages, .. query.Promises]);
}
