using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>What holds for every story of a query.</summary>
public sealed class StoryTests
{
    /// <summary>Minutes after nine at which the customer wrote (true) or we answered, each minute once, and an order to notice them in.</summary>
    private static readonly Gen<((int Minute, bool Mail)[] Story, int[] Order)> Stories =
        from facts in Gen.Choose(1, 300).Zip(Gen.Elements(true, false), (minute, mail) => (minute, mail)).ListOf()
        let story = facts.DistinctBy(fact => fact.minute).OrderBy(fact => fact.minute).ToArray()
        from order in Gen.Shuffle(Enumerable.Range(0, story.Length).ToArray())
        select (story, order.ToArray());

    [Fact]
    public void Whatever_order_mails_and_answers_are_noticed_in_the_same_is_promised() => Holds(Stories, given =>
    {
        var straight = Tell(given.Story);
        var mixed = Tell(given.Order.Select(at => given.Story[at]));

        Assert.Equal(straight.AwaitsUs, mixed.AwaitsUs);
        Assert.Equal(straight.Promises, mixed.Promises);
        Assert.Equal(straight.Current, mixed.Current);
        Assert.Equal(straight.NextTurnAt, mixed.NextTurnAt);
        Assert.Equal(straight.LastMailId, mixed.LastMailId);
    });

    /// <summary>A mail or answer that is noticed after a pause was taken moves it as if it had been noticed in time; a thank-you is one or not by what came before it.</summary>
    [Fact]
    public void Whatever_order_they_are_noticed_in_a_pause_stops_the_same_clocks() => Holds(
        from stories in Stories
        from thanks in Gen.Choose(1, 300)
        from pause in Gen.Choose(1, 300)
        select (stories.Story, stories.Order, Thanks: thanks, Pause: pause),
        given =>
        {
            var facts = given.Story.Where(fact => fact.Minute != given.Pause && fact.Minute != given.Thanks).ToList();
            var straight = Desk.OpenWhole();
            foreach (var fact in facts.Where(fact => fact.Minute < given.Pause)) Tell(straight, fact, given.Thanks);
            Assert.Null(straight.Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Minute(400), Minute(given.Pause)));
            foreach (var fact in facts.Where(fact => fact.Minute > given.Pause)) Tell(straight, fact, given.Thanks);

            var mixed = Desk.OpenWhole();
            Assert.Null(mixed.Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Minute(400), Minute(given.Pause)));
            foreach (var at in given.Order.Where(at => facts.Contains(given.Story[at]))) Tell(mixed, given.Story[at], given.Thanks);

            foreach (var query in new[] { straight, mixed }) query.Turn(Minute(1_000), Desk.Whole);
            Assert.Equal(straight.Promises, mixed.Promises);
            Assert.Equal(straight.PausesTaken, mixed.PausesTaken);
            Assert.Equal(straight.LightAt(Minute(1_000)), mixed.LightAt(Minute(1_000)));
        });

    [Fact]
    public void What_stands_still_cannot_turn() => Holds(Lives, life =>
    {
        // What is noticed late may show that a pause was none; what has turned meanwhile has turned.
        var query = Live(life.Select(step => step with { Late = 0 }));
        query.Turn(Minute(10_000), Desk.Whole);

        foreach (var pause in query.PausesTaken)
        {
            Assert.DoesNotContain(query.History, turn => turn.At > pause.Began.At && turn.At < (pause.EndedAt ?? Instant.MaxValue) && turn switch
            {
                QueryEvent.TurnedAmber amber => amber.Kind.CanPause,
                QueryEvent.TurnedRed red => red.Kind.CanPause,
                _ => false,
            });
        }
    });

    [Fact]
    public void We_owe_an_answer_since_the_oldest_mail_after_our_last_one() => Holds(Stories, given =>
    {
        var query = Tell(given.Order.Select(at => given.Story[at]));
        var answered = given.Story.Where(fact => !fact.Mail).Select(fact => fact.Minute).DefaultIfEmpty(-1).Max();
        var unanswered = given.Story.Where(fact => fact.Mail).Select(fact => fact.Minute).Prepend(0).Where(minute => minute > answered).ToList();

        Assert.Equal(unanswered.Count > 0, query.AwaitsUs);
        if (unanswered.Count > 0) Assert.Equal(Minute(unanswered.Min()), query.Current!.StartAt);
    });

    [Fact]
    public void The_journal_tells_the_same_query_again() => Holds(Lives, life =>
    {
        var lived = Live(life);
        var told = Query.Replay(lived.Id, lived.Number, lived.History);

        Assert.Equal(Look(lived), Look(told));
        Assert.Empty(told.Unsaved);
    });

    [Fact]
    public void The_light_changes_at_no_instant_before_the_next_turn() => Holds(Lives, life =>
    {
        var query = Live(life);
        var now = Instant.Max(Minute(life.Max(step => step.Minute)), query.History.Max(happened => happened.At));
        query.Turn(now, Desk.Whole);

        var (light, next) = (query.LightAt(now), query.NextTurnAt);
        var changes = query.Promises.SelectMany(promise => new[] { promise.WarnAt, promise.DueAt }).Where(at => at > now && query.LightAt(at) != light).ToList();

        // A promise behind a worse one turns without changing the light, and so does the end of a pause.
        Assert.True(next is null ? changes.Count == 0 : changes.TrueForAll(change => change >= next));
        if (next is { } turn) Assert.Equal(light, query.LightAt(turn - Duration.Epsilon));
        var instants = query.Running.SelectMany(promise => new[] { promise.WarnAt, promise.DueAt }).Append(query.Pausing?.Until ?? now);
        if (next is { } one) Assert.Contains(one, instants);
    });

    [Fact]
    public void Each_promise_turns_at_most_once_each_way() => Holds(Lives, life =>
    {
        var query = Live(life);
        query.Turn(Minute(10_000), Desk.Whole);

        var turns = query.History.Where(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed).ToList();
        Assert.Equal(turns.Distinct(), turns);
        Assert.False(query.Turn(Minute(20_000), Desk.Whole));
    });

    [Fact]
    public void A_refusal_changes_nothing() => Holds(Lives, life =>
    {
        var query = Live(life);
        var (before, events) = (Look(query), query.History.Count);
        foreach (var verb in new Func<Refusal?>[]
        {
            () => query.ClaimFor(Desk.Bo, Minute(900)), () => query.Release(Desk.Bo, Minute(900)), () => query.WriteAnswer(Desk.Bo, "new", Minute(900)),
            () => query.Escalate(Desk.Bo, "", Minute(900)), () => query.Close(Desk.Bo, "", Minute(900), Desk.Whole),
        })
        {
            if (verb() is null) return;
            Assert.Equal((before, events), (Look(query), query.History.Count));
        }
    });

    [Fact]
    public void What_the_journal_has_is_not_written_again()
    {
        var query = Desk.Open().Writes("09:10");
        Assert.Equal((0, 2), (query.SavedCount, query.Unsaved.Count));

        query.MarkSaved();
        query.ClaimFor(Desk.Ada, Desk.At("09:20"));
        Assert.Equal(2, query.SavedCount);
        Assert.IsType<QueryEvent.Claimed>(Assert.Single(query.Unsaved));
    }

    [Fact]
    public void A_journal_that_does_not_begin_with_the_opening_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Query.Replay(Guid.NewGuid(), 1, []));
        Assert.Throws<ArgumentException>(() => Query.Replay(Guid.NewGuid(), 1, [new QueryEvent.Claimed(Desk.At("09:00"), Desk.Ada)]));
    }

    internal static Gen<Step[]> Lives =>
        from steps in (from wait in Gen.Choose(0, 45)
                       from late in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 60)))
                       from verb in Gen.Choose(0, 17)
                       from ada in Gen.Elements(true, false)
                       select (wait, late, verb, ada)).ListOf()
        select steps.Aggregate(new List<Step> { new(0, 0, 0, true) }, (life, step) => [.. life, new(life[^1].Minute + step.wait, step.late, step.verb, step.ada)]).ToArray();

    private static Query Live(IEnumerable<Step> life)
    {
        var query = Desk.OpenWhole();
        foreach (var (position, step) in life.Index()) Do(query, step, position);
        return query;
    }

    internal static void Do(Query query, Step step, int position)
    {
        var (now, by) = (Minute(step.Minute), step.ByAda ? Desk.Ada : Desk.Bo);
        var happened = Minute(Math.Max(0, step.Minute - step.Late));
        _ = step.Verb switch
        {
            0 => query.ClaimFor(by, now),
            1 => query.Release(by, now, mayOverrule: step.Late > 0),
            2 => query.WriteAnswer(by, $"key {position}", now),
            3 => query.Escalate(by, "Urgent", now),
            4 => query.Close(by, "Thanked us", now, Desk.Whole),
            5 => query.Reopen(by, now, Desk.Whole),
            6 => Did(() => query.CustomerWrote($"mail {position}", happened, Desk.Whole)),
            7 => Did(() => query.Answer(by, happened, AnswerChannel.Outlook, $"answer {position}", Desk.Whole)),
            8 => Did(() => query.Answer(by, happened, AnswerChannel.Card, query.Sending?.SendKey ?? "none", Desk.Whole)),
            10 => query.Pause(by, step.Late > 0 ? PauseReason.Customer : PauseReason.ThirdParty, "The courier", now + Duration.FromMinutes(60), now),
            11 => query.Resume(by, now, Desk.Whole),
            12 => Did(() => query.CustomerWrote($"thanks {position}", happened, Desk.Whole, isThanks: true)),
            13 => query.WantAnswer(by, now, Desk.Whole),
            14 => query.HandOver(by, step.ByAda ? Desk.Bo : Desk.Ada, "Yours", now, mayOverrule: step.Late > 0),
            15 => query.HandOver(by, by, null, now),
            16 => step.Late > 0 ? query.UnmarkComplaint(by, now) : query.MarkComplaint(by, "Angry", now),
            9 => Did(() => query.FailAnswer(query.Sending?.SendKey ?? "none", "Refused", now)),
            _ => Did(() => query.Turn(now, Desk.Whole)),
        };
    }

    private static Refusal? Did(Action act)
    {
        act();
        return null;
    }

    private static Query Tell(IEnumerable<(int Minute, bool Mail)> facts)
    {
        var query = Desk.Open();
        foreach (var (minute, mail) in facts)
        {
            if (mail) query.CustomerWrote($"{minute}", Minute(minute), Desk.TwoHours);
            else query.Answer(Desk.Ada, Minute(minute), AnswerChannel.Outlook, $"{minute}", Desk.TwoHours);
        }

        return query;
    }

    private static void Tell(Query query, (int Minute, bool Mail) fact, int thanks)
    {
        if (fact.Mail) query.CustomerWrote($"{fact.Minute}", Minute(fact.Minute), Desk.Whole, isThanks: fact.Minute > thanks);
        else query.Answer(Desk.Ada, Minute(fact.Minute), AnswerChannel.Outlook, $"{fact.Minute}", Desk.Whole);
    }

    private static string Look(Query query) => string.Join(
        " | ",
        [query.Mailbox, query.OpenedAt, query.AwaitsUs, query.Current, query.NextTurnAt, query.LastMailId, query.Claim, query.Sending, query.Failure, query.LastAnswer,
            query.Escalation, query.Complaint, query.Closing, query.Pausing, query.ThanksMailId, .. query.PausesTaken, .. query.Promises, query.History.Count]);

    internal static Instant Minute(int minutes) => Desk.At("09:00") + Duration.FromMinutes(minutes);

    /// <summary>A thousand cases, or as few as CHATSLA_CASES asks for, from CHATSLA_SEED on; every failure names its own.</summary>
    internal static void Holds<T>(Gen<T> given, Action<T> holds) => Prop.ForAll(given.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure
        .WithQuietOnSuccess(true).WithMaxTest(Math.Min(1000, RandomCalendars.Cases)).WithReplay((ulong)RandomCalendars.Seed, gamma: 1));

    internal sealed record Step(int Minute, int Late, int Verb, bool ByAda);
}
