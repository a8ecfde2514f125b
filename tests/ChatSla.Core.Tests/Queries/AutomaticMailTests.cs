using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using FsCheck.Fluent;

namespace ChatSla.Core.Tests.Queries;

/// <summary>What programs write in a thread is a line in the story and no more.</summary>
public sealed class AutomaticMailTests
{
    [Fact]
    public void Automatic_mails_anywhere_in_a_life_change_no_promise_no_stage_and_no_turn() => StoryTests.Holds(
        from life in StoryTests.Lives
        from notes in (from before in Gen.Choose(0, 60) from kind in Gen.Elements(Enum.GetValues<MailKind>()) from at in Gen.Choose(0, 600) from delay in Gen.Elements(true, false) select (before, kind, at, delay)).ListOf()
        select (life, notes),
        given =>
        {
            var (bare, noted) = (Desk.OpenWhole(), Desk.OpenWhole());
            var others = given.notes.ToLookup(note => note.before);
            foreach (var (position, step) in given.life.Index())
            {
                foreach (var (_, kind, at, delay) in others[position]) noted.NoteAutomatic($"robot {position} {kind} {at}", kind, StoryTests.Minute(at), $"answer {position - 1}", delay);
                StoryTests.Do(bare, step, position);
                StoryTests.Do(noted, step, position);
                Assert.Equal(Look(bare), Look(noted));
            }

            var replayed = Query.Replay(noted.Id, noted.Number, noted.History);
            Assert.Equal(Look(noted), Look(replayed));
            Assert.Equal(noted.AutomaticMails, replayed.AutomaticMails);
        });

    [Fact]
    public void One_mail_is_one_line()
    {
        var query = Desk.Open();
        query.NoteAutomatic("robot", MailKind.AutoReply, Desk.At("09:10"));
        query.NoteAutomatic("robot", MailKind.AutoReply, Desk.At("09:20"));

        Assert.Equal(new QueryEvent.AutomaticMail(Desk.At("09:10"), "robot", MailKind.AutoReply), Assert.Single(query.AutomaticMails));
    }

    [Fact]
    public void An_answer_that_came_back_is_told_until_somebody_answers_again()
    {
        var query = Desk.Open().AnswersFromOutlook("10:00");
        query.NoteAutomatic("away", MailKind.AutoReply, Desk.At("10:01"));
        Assert.Null(query.Bounce);

        query.NoteAutomatic("late bounce", MailKind.Bounce, Desk.At("09:59"));
        Assert.Null(query.Bounce);

        query.NoteAutomatic("bounce", MailKind.Bounce, Desk.At("10:01"), "answer 10:00");
        Assert.Equal("bounce", query.Bounce?.MailId);
        Assert.True(query.IsSettled);

        query.AnswersFromOutlook("10:30");
        Assert.Null(query.Bounce);
    }

    [Fact]
    public void An_answer_on_its_way_is_the_answer_to_a_bounce()
    {
        var query = Desk.Open().AnswersFromOutlook("10:00");
        query.NoteAutomatic("bounce", MailKind.Bounce, Desk.At("10:01"), "answer 10:00");

        Assert.Null(query.WriteAnswer(Desk.Ada, "again", Desk.At("10:05")));
        Assert.Null(query.Bounce);
        query.FailAnswer("again", "Refused", Desk.At("10:06"));
        Assert.NotNull(query.Bounce);
    }

    private static string Look(Query query) => string.Join(
        " | ",
        [query.AwaitsUs, query.IsSettled, query.Current, query.NextTurnAt, query.LastMailId, query.LastWordAt, query.Claim, query.Sending, query.Failure, query.LastAnswer,
            query.Closing, query.Pausing, query.ThanksMailId, query.LightAt(StoryTests.Minute(300)), .. query.Stages, .. query.Promises,
            .. query.History.Where(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed or QueryEvent.Promised or QueryEvent.PromiseMoved or QueryEvent.Resumed)]);
}
