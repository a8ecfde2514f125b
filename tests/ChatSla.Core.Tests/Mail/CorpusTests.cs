using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

/// <summary>The rules measured on mails that nobody in the project wrote.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] HumanKinds = ["question", "complaint", "thanks"];

    [Fact]
    public void Almost_no_mail_of_a_person_is_ignored_and_almost_no_automatic_mail_becomes_a_query()
    {
        var mails = CorpusMail.ReadAll().Select(mail => (Mail: mail, Verdict: MailTriage.Sort(mail.Mail, []))).ToList();

        foreach (var row in mails.GroupBy(mail => mail.Mail.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var got = row.GroupBy(mail => mail.Verdict.Kind).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}");
            output.WriteLine($"{row.Key,-11}{row.Count(),4}  {string.Join(", ", got)}");
        }

        var human = mails.Where(mail => HumanKinds.Contains(mail.Mail.Kind)).ToList();
        var ignored = human.Where(mail => mail.Verdict.Kind != MailKind.Question).ToList();
        var automatic = mails.Where(mail => mail.Mail.IsAutomatic == true).ToList();
        var opened = automatic.Where(mail => mail.Verdict.Kind == MailKind.Question).ToList();

        output.WriteLine($"human {human.Count}, taken for automatic {ignored.Count}");
        foreach (var mail in ignored) output.WriteLine($"  {mail.Mail.Kind}/{mail.Mail.AnswerExpected} {mail.Mail.Source}: {mail.Verdict.Kind}, {mail.Verdict.Because}");
        output.WriteLine($"automatic {automatic.Count}, taken for human {opened.Count}");
        foreach (var mail in opened) output.WriteLine($"  {mail.Mail.Kind}{(mail.Mail.IsDoubtful ? ", doubtful label" : "")} {mail.Mail.Source}");

        Assert.Equal(0, ignored.Count(mail => mail.Mail.AnswerExpected == "yes"));
        Assert.True(ignored.Count <= human.Count * 0.01, "More than 1 % of the mails of people were ignored.");

        // Where a reader may well say "a person wrote this", a query is the right mistake: those rows are bounded apart.
        var (sure, openedSure) = (automatic.Count(mail => !mail.Mail.IsDoubtful), opened.Count(mail => !mail.Mail.IsDoubtful));
        output.WriteLine($"automatic beyond doubt {sure}, taken for human {openedSure}");
        Assert.True(openedSure <= sure * 0.03, "More than 3 % of the mails that are automatic beyond doubt became queries.");
        Assert.True(opened.Count <= automatic.Count * 0.07, "More than 7 % of the automatic mails became queries.");
    }

    [Fact]
    public void Nine_of_ten_replies_are_cut_to_what_their_sender_wrote()
    {
        var mails = CorpusMail.ReadAll().Where(mail => mail.NewText is not null).Select(mail => (Mail: mail, Got: ReplyText.NewPartOf(mail.Mail.Text))).ToList();
        var missed = mails.Where(mail => !IsRight(mail.Mail, mail.Got)).ToList();

        foreach (var language in mails.GroupBy(mail => mail.Mail.Language).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{language.Key,-4}{language.Count(mail => IsRight(mail.Mail, mail.Got)),4} of {language.Count()}");
        }

        foreach (var mail in missed) output.WriteLine($"  missed ({Collapsed(mail.Got).Length} letters for {Collapsed(mail.Mail.NewText!).Length}) {mail.Mail.Source}");

        Assert.True(missed.Count <= mails.Count * 0.10, "More than a tenth of the cuts were wrong.");
    }

    private static bool IsRight(CorpusMail mail, string got) =>
        Collapsed(got) == Collapsed(mail.NewText!) || (mail.SignOff is { } end && Collapsed(got) == Collapsed($"{mail.NewText} {end}"));

    private static string Collapsed(string text) =>
        string.Join(' ', text.Replace("\u200b", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
