using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

/// <summary>What the corpus holds too little of: one mail of each kind in many languages, and people whose mails look like it.</summary>
public sealed class OwnMailTests
{
    [Theory]
    [MemberData(nameof(OwnMails.Absences), MemberType = typeof(OwnMails))]
    public void Somebody_who_is_away_is_known_by_the_text(string language, string subject, string text) =>
        AssertKind(MailKind.AutoReply, OwnMails.Sort(subject, text), language);

    [Theory]
    [MemberData(nameof(OwnMails.Acknowledgements), MemberType = typeof(OwnMails))]
    public void An_acknowledgement_is_known_by_its_words(string writer, string subject, string text) =>
        AssertKind(MailKind.AutoReply, OwnMails.Sort(subject, text, "support@shop.example"), writer);

    [Theory]
    [MemberData(nameof(OwnMails.Bounces), MemberType = typeof(OwnMails))]
    public void A_bounce_is_known_in_many_languages(string language, string from, string subject, string text) =>
        AssertKind(MailKind.Bounce, OwnMails.Sort(subject, text, from), language);

    [Theory]
    [MemberData(nameof(OwnMails.Newsletters), MemberType = typeof(OwnMails))]
    public void A_newsletter_is_known_in_many_languages(string language, string from, string subject, string text) =>
        AssertKind(MailKind.List, OwnMails.Sort(subject, text, from), language);

    [Theory]
    [MemberData(nameof(OwnMails.People), MemberType = typeof(OwnMails))]
    public void A_person_whose_mail_looks_automatic_is_a_question(string why, string subject, string text) =>
        AssertKind(MailKind.Question, OwnMails.Sort(subject, text), why);

    /// <summary>The letters of a business come from such an address, and people answer from it.</summary>
    [Theory]
    [MemberData(nameof(OwnMails.People), MemberType = typeof(OwnMails))]
    public void A_person_at_the_address_of_an_office_is_a_question(string why, string subject, string text) =>
        AssertKind(MailKind.Question, OwnMails.Sort(subject, text, "info@customer.example", ("Precedence", "list"), ("X-Auto-Response-Suppress", "All")), why);

    [Theory]
    [InlineData("Hello,\nwhich colour shall the lamp have?\n\nKim, Customer Ltd", MailKind.Question)]
    [InlineData("Your request (4711) has been received. Which colour? you asked.", MailKind.Notice)]
    [InlineData("Your ticket was moved to the second line.", MailKind.Notice)]
    public void A_person_may_write_through_a_ticket_system(string text, MailKind kind) => AssertKind(
        kind, OwnMails.Sort("[CASE-12] Lamp", $"##- Please type your reply above this line -##\n\n{text}", "support@customer.example", ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")), text);

    [Fact]
    public void What_a_program_wrote_stays_automatic_without_the_line_to_answer_above() => AssertKind(
        MailKind.Notice, OwnMails.Sort("Alert", "Is the disk full?", "it@customer.example", ("Auto-Submitted", "auto-generated")), "");

    [Theory]
    [InlineData("x-chatsla-id", "0197", MailKind.Ours)]
    [InlineData("X-ChatSla-Id", "", MailKind.Question)]
    [InlineData("X-Loop", "desk@example.com", MailKind.Ours)]
    [InlineData("X-Loop", "list@customer.example", MailKind.Question)]
    [InlineData("X-OTRS-Loop", "True", MailKind.AutoReply)]
    [InlineData("X-FreeScout-Mail-Type", "auto.reply", MailKind.AutoReply)]
    [InlineData("X-FreeScout-Mail-Type", "customer.message", MailKind.Question)]
    [InlineData("X-RT-Loop-Prevention", "customer.example", MailKind.Question)]
    public void A_mail_that_runs_in_a_circle_is_known_by_its_header(string name, string value, MailKind kind) =>
        AssertKind(kind, OwnMails.Sort("Lamp", "The lamp flickers.", "kim@customer.example", (name, value)), name);

    private static void AssertKind(MailKind kind, MailVerdict got, string which) => Assert.True(kind == got.Kind, $"{which}: {got.Kind}, {got.Because}");
}
