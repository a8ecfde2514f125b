using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

/// <summary>The rules measured on mails that nobody in the project wrote. The tables stand in docs/measurements.md.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] HumanKinds = ["question", "complaint", "thanks"];

    [Fact]
    public void Almost_no_mail_of_a_person_is_ignored_and_almost_no_automatic_mail_becomes_a_query()
    {
        var mails = CorpusMail.ReadAll().Select(mail => (Mail: mail, Verdict: MailTriage.Sort(mail.Mail, []))).ToList();
        var kinds = mails.Select(mail => mail.Verdict.Kind).Distinct().Order().ToList();
        var human = mails.Where(mail => HumanKinds.Contains(mail.Mail.Kind)).ToList();
        var ignored = human.Where(mail => mail.Verdict.Kind != MailKind.Question).ToList();
        var automatic = mails.Where(mail => mail.Mail.IsAutomatic == true).ToList();
        var opened = automatic.Where(mail => mail.Verdict.Kind == MailKind.Question).ToList();

        Row(["label", "mails", .. kinds.Select(kind => kind.ToString())]);
        Row([.. kinds.Select(_ => "---"), "---", "---"]);
        foreach (var row in mails.GroupBy(mail => mail.Mail.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            Row([row.Key, Number(row.Count()), .. kinds.Select(kind => Number(row.Count(mail => mail.Verdict.Kind == kind)))]);

        output.WriteLine("");
        Row(["language", "by people", "ignored", "automatic", "opened"]);
        Row(["---", "---", "---", "---", "---"]);
        foreach (var row in human.Concat(automatic).GroupBy(mail => mail.Mail.Language).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
            Row([row.Key, Number(row.Count(human.Contains)), Number(row.Count(ignored.Contains)), Number(row.Count(automatic.Contains)), Number(row.Count(opened.Contains))]);

        output.WriteLine($"\nBy people {human.Count}, ignored {ignored.Count}. Automatic {automatic.Count}, opened {opened.Count}.");
        foreach (var mail in ignored) output.WriteLine($"- ignored: {mail.Mail.Kind}/{mail.Mail.AnswerExpected} {mail.Mail.Source}: {mail.Verdict.Kind}, {mail.Verdict.Because}");
        foreach (var mail in opened) output.WriteLine($"- opened: {mail.Mail.Kind}{(mail.Mail.IsDoubtful ? " (doubtful label)" : "")}, {mail.Mail.Source}");

        Assert.Equal(0, ignored.Count(mail => mail.Mail.AnswerExpected == "yes"));
        Assert.True(ignored.Count <= human.Count * 0.01, "More than 1 % of the mails of people were ignored.");
        Assert.True(opened.Count <= automatic.Count * 0.03, "More than 3 % of the automatic mails became queries.");
    }

    [Fact]
    public void Nine_of_ten_replies_are_cut_to_what_their_sender_wrote()
    {
        var mails = CorpusMail.ReadAll().Where(mail => mail.NewText is not null).Select(mail => (Mail: mail, Got: ReplyText.NewPartOf(mail.Mail.Text))).ToList();
        var missed = mails.Where(mail => !IsRight(mail.Mail, mail.Got)).ToList();

        Row(["language", "mails", "new text right"]);
        Row(["---", "---", "---"]);
        foreach (var language in mails.GroupBy(mail => mail.Mail.Language).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
            Row([language.Key, Number(language.Count()), Number(language.Count(mail => IsRight(mail.Mail, mail.Got)))]);

        output.WriteLine("");
        foreach (var mail in missed) output.WriteLine($"- {Collapsed(mail.Got).Length} letters where {Collapsed(mail.Mail.NewText!).Length} are new: {mail.Mail.Source}");

        Assert.True(missed.Count <= mails.Count * 0.10, "More than a tenth of the cuts were wrong.");
    }

    private void Row(List<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsRight(CorpusMail mail, string got) =>
        Collapsed(got) == Collapsed(mail.NewText!) || (mail.SignOff is { } end && Collapsed(got) == Collapsed($"{mail.NewText} {end}"));

    private static string Collapsed(string text) =>
        string.Join(' ', text.Replace("\u200b", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
