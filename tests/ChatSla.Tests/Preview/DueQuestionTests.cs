using System.Globalization;
using ChatSla.Preview;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Preview;

/// <summary>It is Friday 27 November 2026, 10:15 in Stockholm.</summary>
public sealed class DueQuestionTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 27, 9, 15);

    [Theory]
    [InlineData("when is it due if Acme writes Fri 16:55?", "Acme", null, "2026-11-27 16:55")]
    [InlineData("due if anna@acme.com writes on 2026-12-23 at 15:30", "anna@acme.com", null, "2026-12-23 15:30")]
    [InlineData("due if someone writes now", null, null, "2026-11-27 10:15")]
    [InlineData("when is it due Friday 16:55", null, null, "2026-11-27 16:55")]
    [InlineData("when is it due?", null, null, "2026-11-27 10:15")]
    [InlineData("Hi, can you please tell me when it is due if Acme AB writes to support@contoso.com on Mon at 9.05, thanks!", "Acme AB", "support@contoso.com", "2026-11-30 09:05")]
    [InlineData("WHEN IS IT DUE IF ACME WRITES TOMORROW 9AM", "ACME", null, "2026-11-28 09:00")]
    [InlineData("when would it be due if a customer mails us at 14:59:59", null, null, "2026-11-27 14:59:59")]
    [InlineData("when Acme writes Mon 09:00, when is it due?", "Acme", null, "2026-11-30 09:00")]
    [InlineData("when do we have to answer if someone at Acme sends a mail today 11:00", "Acme", null, "2026-11-27 11:00")]
    [InlineData("due if a mail comes from Acme AB Mon 11:00", "Acme AB", null, "2026-11-30 11:00")]
    [InlineData("due for acme.com 1 Dec 11:00 to sales", "acme.com", "sales", "2026-12-01 11:00")]
    [InlineData("due anna@acme.com Mon 11:00", "anna@acme.com", null, "2026-11-30 11:00")]
    [InlineData("due if \"Sun Microsystems\" writes Sun 11:00", "Sun Microsystems", null, "2026-11-29 11:00")]
    [InlineData("due if Acme <anna@acme.com> writes to us Mon 11:00", "anna@acme.com", null, "2026-11-30 11:00")]
    [InlineData("due if <a href=\"mailto:anna@acme.com\">anna@acme.com</a> writes to [support@contoso.com](mailto:support@contoso.com) now", "anna@acme.com", "support@contoso.com", "2026-11-27 10:15")]
    [InlineData("när ska det vara klart om Acme skriver fre 16:55?", "Acme", null, "2026-11-27 16:55")]
    [InlineData("När ska vi ha svarat om Acme AB mejlar till support@contoso.com på måndag kl 9.30", "Acme AB", "support@contoso.com", "2026-11-30 09:30")]
    [InlineData("när är det klart om någon skriver i morgon 11:00", null, null, "2026-11-28 11:00")]
    [InlineData("när förfaller ett mejl från acme.com den 1:a december 11:00", "acme.com", null, "2026-12-01 11:00")]
    [InlineData("när ska man svara om en kund skriver nu", null, null, "2026-11-27 10:15")]
    public void A_question_is_read_however_it_is_put(string text, string? customer, string? mailbox, string at)
    {
        var question = DueQuestion.Read(text);

        Assert.Equal((customer, mailbox, at), (question.Customer, question.Mailbox, Shown(question.When)));
    }

    [Theory]
    [InlineData("", "2026-11-27 10:15")]
    [InlineData("now", "2026-11-27 10:15")]
    [InlineData("16:55", "2026-11-27 16:55")]
    [InlineData("08:00", "2026-11-27 08:00")] // is over: it was due
    [InlineData("Fri 10:15", "2026-12-04 10:15")] // now is not to come
    [InlineData("Fri 10:16", "2026-11-27 10:16")]
    [InlineData("next Fri 10:16", "2026-12-04 10:16")]
    [InlineData("Thursday 16.55", "2026-12-03 16:55")]
    [InlineData("16.55 wednesday", "2026-12-02 16:55")]
    [InlineData("yesterday 9:05", "2026-11-26 09:05")]
    [InlineData("23 Dec 15:30", "2026-12-23 15:30")]
    [InlineData("Wed 23rd of December 15:30", "2026-12-23 15:30")]
    [InlineData("December 23 2027 15:30", "2027-12-23 15:30")]
    [InlineData("5 jan 15:30", "2027-01-05 15:30")] // this year's is long over
    [InlineData("2 Nov 15:30", "2026-11-02 15:30")]
    [InlineData("29 Feb 2028 15:30", "2028-02-29 15:30")]
    [InlineData("2026-12-23T15:30", "2026-12-23 15:30")]
    [InlineData("2026-12-23 15.30", "2026-12-23 15:30")]
    [InlineData("2026-12-23 3:30 p.m.", "2026-12-23 15:30")]
    [InlineData("today 12am", "2026-11-27 00:00")]
    [InlineData("today 12 PM", "2026-11-27 12:00")]
    [InlineData("2026-10-25 02:30", "2026-10-25 02:30")]
    [InlineData("idag 16.55", "2026-11-27 16:55")]
    [InlineData("i går 9:05", "2026-11-26 09:05")]
    [InlineData("lördag 10:16", "2026-11-28 10:16")]
    [InlineData("nästa fre 10:16", "2026-12-04 10:16")]
    [InlineData("23 maj 15:30", "2027-05-23 15:30")]
    [InlineData("5 oktober 2027 15:30", "2027-10-05 15:30")]
    public void A_time_is_read_in_each_of_its_forms(string text, string at) => Assert.Equal(at, Shown(TimeWords.Read(text)));

    [Fact]
    public void A_time_that_the_clock_shows_twice_is_the_first_of_the_two() =>
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), TimeWords.Read("2026-10-25 02:30").At(Now, Stockholm));

    [Theory]
    [InlineData("due Blursday 16:55", "I do not understand \"blursday\" as a time.")]
    [InlineData("due if Acme writes last Fri 16:55", "I do not understand \"last\" as a time.")]
    [InlineData("due in 2 hours", "\"2\" alone is neither a time nor a date; write 02:00 or 2 Dec.")]
    [InlineData("due Fri 16", "\"16\" alone is neither a time nor a date; write 16:00 or 16 Dec.")]
    [InlineData("due Fri 25:10", "\"25:10\" is no time of day")]
    [InlineData("due Fri 24:00", "\"24:00\" is no time of day")]
    [InlineData("due Fri 16:60", "\"16:60\" is no time of day")]
    [InlineData("due Fri 16:55pm", "\"16:55pm\" is no time of day")]
    [InlineData("due Fri 0am", "\"0am\" is no time of day")]
    [InlineData("due Fri 1655", "I do not understand \"1655\" as a time.")]
    [InlineData("due if Acme writes on Friday", "At what time that day?")]
    [InlineData("due tomorrow", "At what time that day?")]
    [InlineData("due Fri 16:55 17:55", "\"17:55\" is a second time")]
    [InlineData("due Fri Sat 16:55", "\"sat\" is a second day")]
    [InlineData("due 23 Dec 2026-12-24 16:55", "\"2026-12-24\" is a second day")]
    [InlineData("due today Fri 16:55", "Two days do not go together.")]
    [InlineData("due now 16:55", "\"now\" and another time do not go together.")]
    [InlineData("due 12/23 16:55", "\"12/23\" can be read in two ways")]
    [InlineData("due 23.12.2026 16:55", "\"23.12.2026\" can be read in two ways")]
    [InlineData("due 2026-13-01 16:55", "\"2026-13-01\" is no date.")]
    [InlineData("due 2026-02-29 16:55", "\"2026-02-29\" is no date.")]
    [InlineData("due 31 Nov 16:55", "\"31 November\" is no date.")]
    [InlineData("due Dec 16:55", "Which day of \"dec\"?")]
    [InlineData("due 29 Feb 2027 16:55", "29 February 2027 does not exist.")]
    [InlineData("due anna@acme.com bo@acme.com Fri 16:55", "\"bo@acme.com\" is a second address")]
    public void What_is_not_understood_is_named_and_an_example_given(string text, string sentence)
    {
        var fault = Assert.Throws<FormatException>(() => DueQuestion.Read(text)).Message;

        Assert.StartsWith(sentence, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("29 Feb 16:55", "29 February 2026 does not exist.")]
    [InlineData("Tue 23 Dec 16:55", "23 Dec 2026 is a Wednesday, not a Tuesday.")]
    [InlineData("2026-03-29 02:30", "Sun 29 Mar 2026 02:30 does not exist in Europe/Stockholm: the clock is put forward over it.")]
    [InlineData("2019-12-31 02:30", "The year 2019 is not in 2020 to 2099.")]
    [InlineData("2100-01-01 02:30", "The year 2100 is not in 2020 to 2099.")]
    public void What_no_calendar_has_is_refused_where_it_is_looked_up(string text, string sentence)
    {
        var asked = TimeWords.Read(text);

        Assert.Equal(sentence, Assert.Throws<FormatException>(() => asked.At(Now, Stockholm)).Message);
    }

    [Fact]
    public void A_word_of_any_length_leaves_a_sentence_that_can_be_read() =>
        Assert.InRange(Assert.Throws<FormatException>(() => DueQuestion.Read($"due {new string('x', 5000)}")).Message.Length, 40, 300);

    private static string Shown(AskedTime asked)
    {
        var time = asked.At(Now, Stockholm).InZone(Stockholm);
        return time.ToString(time.Second == 0 ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
