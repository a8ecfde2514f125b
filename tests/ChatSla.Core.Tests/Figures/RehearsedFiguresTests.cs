using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Interval = NodaTime.Interval;
using Outcome = ChatSla.Core.Figures.Outcome;

namespace ChatSla.Core.Tests.Figures;

public sealed class RehearsedFiguresTests
{
    private static readonly Verdict Kept = new(Outcome.Met, TrafficLight.Green);
    private static readonly Verdict Late = new(Outcome.Met, TrafficLight.Amber);
    private static readonly Verdict Missed = new(Outcome.Missed, TrafficLight.Red);

    /// <summary>Three of four kept before, two of four after: one newly missed for Acme, one newly kept and two newly missed for Bolt.</summary>
    private static readonly RehearsedStage[] Four =
    [
        new(PromiseKind.FirstResponse, "Acme", IsoDayOfWeek.Monday, Kept, Missed),
        new(PromiseKind.FirstResponse, "bolt", IsoDayOfWeek.Friday, Missed, Late),
        new(PromiseKind.NextResponse, "Bolt", IsoDayOfWeek.Friday, Late, Missed),
        new(PromiseKind.FirstResponse, "Coil", IsoDayOfWeek.Friday, Late, Kept),
    ];

    [Fact]
    public void Every_stage_is_counted_on_both_sides()
    {
        var all = Of(Four).All;

        Assert.Equal((4, 3, 1, 750), (all.Stages, all.Before.Met, all.Before.Missed, all.Before.KeptPerMille));
        Assert.Equal((2, 2, 500), (all.After.Met, all.After.Missed, all.After.KeptPerMille));
        Assert.Equal((2, 1, 3), (all.NewlyMissed, all.NewlyKept, all.Changed));
        Assert.Equal((3, 1, 3, 2), (all.Before.TurnedAmber, all.Before.TurnedRed, all.After.TurnedAmber, all.After.TurnedRed));
    }

    [Fact]
    public void They_are_counted_by_stage_customer_and_weekday()
    {
        var figures = Of(Four);

        Assert.Equal([(PromiseKind.FirstResponse, 3), (PromiseKind.NextResponse, 1)], figures.ByKind.Select(kind => (kind.Key, kind.Value.Stages)));
        Assert.Equal([("bolt", 2), ("Acme", 1)], figures.MostChanged(10).Select(one => (one.Customer, one.Tally.Changed)));
        Assert.Equal(["bolt"], figures.MostChanged(1).Select(one => one.Customer));
        Assert.Equal((1, 0, 3), (figures.On(IsoDayOfWeek.Monday).Stages, figures.On(IsoDayOfWeek.Sunday).Stages, figures.On(IsoDayOfWeek.Friday).Stages));
    }

    [Fact]
    public void Without_an_end_nothing_is_kept_or_missed() => Assert.Null(new RehearsedFigures().All.Before.KeptPerMille);

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        var sum = Of(Four[..2]);
        sum.Add(Of(Four[2..]));

        Assert.Equal(Look(Of(Four)), Look(sum));
    }

    [Fact]
    public void Rehearsing_the_agreement_it_was_promised_by_changes_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(Lives), life =>
    {
        var now = Desk.At("09:00") + Duration.FromMinutes(life.Sum(step => step.Wait) + 30);
        var stages = RehearsedStage.Of(Live(life), "", Agreement, new Interval(null, null), DateTimeZone.Utc, now).ToList();

        Assert.NotEmpty(stages);
        Assert.All(stages, stage => Assert.Equal(stage.Before, stage.After));
    }));

    /// <summary>Minutes that pass, and what happens then.</summary>
    private static Gen<(int Wait, int Verb)[]> Lives => Gen.Choose(1, 90).Zip(Gen.Choose(0, 6)).ArrayOf();

    /// <summary>All four stages, two of which pause.</summary>
    private static readonly SlaPolicy Agreement = Desk.Agreement(
        Desk.Target(PromiseKind.FirstResponse, 2, 1), Desk.Target(PromiseKind.NextResponse, 2, 1), Desk.Target(PromiseKind.Resolution, 6, 2), Desk.Target(PromiseKind.Update, 3, 1));

    private static Query Live((int Wait, int Verb)[] life)
    {
        var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "opening", Desk.At("09:00"), Agreement);
        var now = Desk.At("09:00");
        foreach (var (position, (wait, verb)) in life.Index()) Do(query, verb, position, now += Duration.FromMinutes(wait));
        return query;
    }

    private static void Do(Query query, int verb, int position, Instant now)
    {
        query.Turn(now, Agreement);
        switch (verb)
        {
            case 0 or 1:
                query.CustomerWrote($"mail {position}", now, Agreement);
                break;
            case 2 or 3:
                query.Answer(Desk.Ada, now, AnswerChannel.Outlook, $"answer {position}", Agreement);
                break;
            case 4:
                query.Pause(Desk.Ada, PauseReason.ThirdParty, "waiting", now + Duration.FromMinutes(50), now);
                break;
            case 5:
                query.Resume(Desk.Ada, now, Agreement);
                break;
            default:
                query.Close(Desk.Ada, "done", now, Agreement);
                break;
        }
    }

    private static RehearsedFigures Of(IEnumerable<RehearsedStage> stages)
    {
        var figures = new RehearsedFigures();
        foreach (var stage in stages) figures.Add(stage);
        return figures;
    }

    private static string Look(RehearsedFigures figures) => string.Join("; ", figures.ByCustomer.OrderBy(one => one.Key).Select(one => $"{one.Key} {Look(one.Value)}")
        .Concat(figures.ByKind.Select(one => $"{one.Key} {Look(one.Value)}")).Concat(Enum.GetValues<IsoDayOfWeek>()[1..].Select(day => Look(figures.On(day)))).Append(Look(figures.All)));

    private static string Look(RehearsedTally tally) =>
        $"{tally.Stages} {tally.Before.Met}/{tally.Before.Missed}/{tally.Before.TurnedAmber} {tally.After.Met}/{tally.After.Missed}/{tally.After.TurnedRed} {tally.NewlyMissed} {tally.NewlyKept}";
}
