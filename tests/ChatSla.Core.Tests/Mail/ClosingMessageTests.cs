using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

public sealed class ClosingMessageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Thank you!")]
    [InlineData("Hi Ada,\n\nThanks a lot, it works now.\n\nBest regards\nKim Larsen\n+45 12 34 56 78")]
    [InlineData("Tusen tack för hjälpen!")]
    [InlineData("Hej Ada,\nTack så mycket, nu fungerar det.\n\nMvh\nKim")]
    [InlineData("Mange tak for hjælpen")]
    [InlineData("Vielen Dank für die schnelle Hilfe!\n\nViele Grüße\nKim")]
    [InlineData("Merci beaucoup et bonne journée")]
    [InlineData("Kiitos!")]
    [InlineData("Perfect, that did the trick. Thanks!")]
    [InlineData("Thanx :-)")]
    public void A_thank_you_is_a_thank_you(string text) => Assert.True(ClosingMessage.Is(text));

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("Thanks, but it still does not work.")]
    [InlineData("Thanks! When will it arrive?")]
    [InlineData("Thanks. When will it arrive")]
    [InlineData("Thanks in advance")]
    [InlineData("Please send it again, thanks")]
    [InlineData("Tack på förhand")]
    [InlineData("Tack, men det fungerar inte")]
    [InlineData("Danke, aber der Fehler ist noch da")]
    [InlineData("Thanks for nothing")]
    [InlineData("Thank you. Our order number is 4711")]
    [InlineData("Thanks for the quick answer. We looked at the offer together with our finance department and came to the view that the smaller package suits us best")]
    [InlineData("Where is my parcel\n\nThanks")]
    [InlineData("Thankless work")]
    public void What_may_want_an_answer_is_none(string text) => Assert.False(ClosingMessage.Is(text));

    [Fact]
    public void No_mail_of_the_corpus_that_wants_an_answer_is_taken_for_a_thank_you()
    {
        var mails = CorpusMail.ReadAll().Where(mail => mail.Kind is "question" or "complaint" or "thanks" or "unclear").ToList();
        var taken = mails.Where(mail => ClosingMessage.Is(ReplyText.NewPartOf(mail.Mail.Text))).ToList();

        output.WriteLine($"thank-yous found: {taken.Count(mail => mail.Kind == "thanks")} of {mails.Count(mail => mail.Kind == "thanks")}");
        foreach (var mail in taken) output.WriteLine($"  {mail.Kind}/{mail.AnswerExpected} {mail.Mail.Subject} {mail.Source}");
        Assert.DoesNotContain(taken, mail => mail.AnswerExpected == "yes");

        // One mail labelled as a question that may want an answer says "Thank you Allan" and no more.
        Assert.True(taken.Count(mail => mail.Kind != "thanks") <= 1);
        Assert.True(taken.Count(mail => mail.Kind == "thanks") >= 6);
    }
}
