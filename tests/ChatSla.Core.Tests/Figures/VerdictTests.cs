using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Queries;

namespace ChatSla.Core.Tests.Figures;

/// <summary>A promise that began at 09:00, amber from 10:00, due at 11:00.</summary>
public sealed class VerdictTests
{
    private static readonly Promise Promise = Desk.Promised(PromiseKind.FirstResponse, Desk.At("09:00"));

    [Theory]
    [InlineData("09:59", Outcome.Met, TrafficLight.Green)]
    [InlineData("10:00", Outcome.Met, TrafficLight.Green)] // the aim was met
    [InlineData("10:01", Outcome.Met, TrafficLight.Amber)]
    [InlineData("11:00", Outcome.Met, TrafficLight.Amber)]
    [InlineData("11:01", Outcome.Missed, TrafficLight.Red)]
    public void An_answer_keeps_or_misses_it(string answered, Outcome outcome, TrafficLight light) =>
        Assert.Equal(new Verdict(outcome, light), Verdict.Of(Promise with { AnsweredAt = Desk.At(answered) }, Desk.At("15:00")));

    [Theory]
    [InlineData("09:59", Outcome.Running, TrafficLight.Green)]
    [InlineData("10:00", Outcome.Running, TrafficLight.Amber)]
    [InlineData("11:00", Outcome.Missed, TrafficLight.Red)]
    public void Without_an_answer_it_is_what_it_is_now(string now, Outcome outcome, TrafficLight light) =>
        Assert.Equal(new Verdict(outcome, light), Verdict.Of(Promise, Desk.At(now)));

    [Theory]
    [InlineData("09:59", Outcome.Withdrawn, TrafficLight.Green)]
    [InlineData("10:59", Outcome.Withdrawn, TrafficLight.Amber)]
    [InlineData("11:00", Outcome.Missed, TrafficLight.Red)]
    public void Closed_before_the_deadline_it_is_neither_kept_nor_missed(string closed, Outcome outcome, TrafficLight light) =>
        Assert.Equal(new Verdict(outcome, light), Verdict.Of(Promise with { WithdrawnAt = Desk.At(closed) }, Desk.At("15:00")));

    [Fact]
    public void Where_nothing_is_promised_there_is_no_colour() =>
        Assert.Equal(new Verdict(Outcome.NotPromised, TrafficLight.Off), Verdict.Of(null, Desk.At("15:00")));
}
