using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

public sealed class ReplyTextTests
{
    private const string New = "Tuesday suits me.\n\nBo";

    [Theory]
    [InlineData("On 3 May 2026 at 10:12, Ada <ada@example.com> wrote:")]
    [InlineData("On Sun, May 3, 2026 at 10:12 AM Ada Lovelace\n<ada@example.com> wrote:")]
    [InlineData("On May 3, 2026,\nat 10:12 AM,\nAda Lovelace <ada@example.com>\nwrote:")]
    [InlineData("Ada Lovelace <ada@example.com> wrote:")]
    [InlineData("Ada wrote:")]
    [InlineData("Den 3 maj 2026 kl. 10:12 skrev Ada <ada@example.com>:")]
    [InlineData("Den 3 maj 2026 kl. 10:12 skrev Ada Lind:")]
    [InlineData("sön 3 maj 2026 kl. 10:12 skrev Ada <ada@example.com>:")]
    [InlineData("Am 03.05.2026 um 10:12 schrieb Ada <ada@example.com>:")]
    [InlineData("Ada Lovelace <ada@example.com> schrieb am So., 3. Mai 2026\num 10:12 Uhr:")]
    [InlineData("Le dim. 3 mai 2026 à 10:12, Ada <ada@example.com> a écrit :")]
    [InlineData("El dom, 3 may 2026 a las 10:12, Ada (<ada@example.com>) escribió:")]
    [InlineData("Il giorno dom 3 mag 2026 alle ore 10:12 Ada <ada@example.com> ha scritto:")]
    [InlineData("Em dom., 3 de mai. de 2026 às 10:12, Ada <ada@example.com> escreveu:")]
    [InlineData("Op zo 3 mei 2026 om 10:12 schreef Ada <ada@example.com>:")]
    [InlineData("su 3. toukok. 2026 klo 10.12 Ada (ada@example.com) kirjoitti:")]
    [InlineData("W dniu 3.05.2026 o 10:12, Ada pisze:\nnd., 3 maj 2026 o 10:12 Ada <ada@example.com> napisał(a):")]
    [InlineData("ne 3. 5. 2026 v 10:12 odesílatel Ada <ada@example.com> napsal:")]
    [InlineData("вс, 3 мая 2026 г. в 10:12, Ада <ada@example.com>:")]
    [InlineData("2026年5月3日(日) 10:12 エイダ <ada@example.com>:")]
    [InlineData("Ada <ada@example.com> 于2026年5月3日周日 10:12写道：")]
    [InlineData("-----Original Message-----")]
    [InlineData("-----Ursprüngliche Nachricht-----")]
    [InlineData("---------- Forwarded message ---------")]
    [InlineData("________________________________\nFrom: Ada <ada@example.com>\nSent: Sunday, 3 May 2026 10:12\nTo: Bo\nSubject: When?")]
    [InlineData("Från: Ada\nSkickat: den 3 maj 2026 10:12\nTill: Bo\nÄmne: När?")]
    [InlineData("Von: Ada\nGesendet: Sonntag, 3. Mai 2026 10:12\nAn: Bo\nBetreff: Wann?")]
    [InlineData("De : Ada\nEnvoyé : dimanche 3 mai 2026 10:12\nÀ : Bo\nObjet : Quand ?")]
    [InlineData("*From:* Ada\n*Sent:* Sunday\n*To:* Bo\n*Subject:* When?")]
    [InlineData("差出人: エイダ\n送信日時: 2026年5月3日\n宛先: ボー\n件名: いつ")]
    [InlineData("发件人: 艾达\n发送时间: 2026年5月3日\n收件人: 博\n主题: 什么时候")]
    public void A_quote_header_ends_the_new_words(string header)
    {
        Assert.Equal(New, ReplyText.NewPartOf($"{New}\n\n{header}\n\n> When does it suit you?\n> Ada"));
    }

    [Theory]
    [InlineData("-- \nBo Ek\nExample Ltd")]
    [InlineData("--\nBo")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Skickat från min iPhone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Gesendet von Outlook für Android<https://example.com>")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verzonden vanaf mijn iPhone")]
    [InlineData("Lähetetty iPhonesta")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Отправлено с iPhone")]
    [InlineData("iPhoneから送信")]
    [InlineData("发自我的 iPhone")]
    [InlineData("Get Outlook for iOS<https://example.com>")]
    [InlineData("_______________________________________________\nDesk mailing list\nhttps://example.org/listinfo/desk")]
    [InlineData("Disclaimer\n\nThis mail is for you alone.")]
    public void A_signature_ends_the_new_words(string signature)
    {
        Assert.Equal(New, ReplyText.NewPartOf($"{New}\n\n{signature}\n"));
    }

    [Theory]
    [InlineData("Sent from my desk, the parcel took two days.\nPlease tell me why.")]
    [InlineData("The valve -- the left one -- leaks.\n--force did not help.")]
    [InlineData("From: is an empty field on your form.\nPlease fix it.")]
    [InlineData("On Monday I asked for this:\n- a key\n- a badge")]
    [InlineData("On 3 May 2026 at 10:12 I wrote:\nplease repair the lift.\nNobody came.")]
    [InlineData("Part one\n__________\nPart two, filled in by me")]
    [InlineData("The time is 10:12 and a@example.com is full:\nplease help.")]
    public void Words_that_only_look_like_a_quote_stay(string text)
    {
        Assert.Equal($"Hello,\n\n{text}", ReplyText.NewPartOf($"Hello,\n\n{text}"));
    }

    [Fact]
    public void A_text_of_nothing_but_quotes_comes_back_whole()
    {
        Assert.Equal("> When?", ReplyText.NewPartOf("> When?\n"));
        Assert.Equal("-----Original Message-----\nWhen?", ReplyText.NewPartOf("-----Original Message-----\nWhen?"));
        Assert.Equal("", ReplyText.NewPartOf(""));
    }

    [Fact]
    public void An_answer_below_the_quote_is_found()
    {
        Assert.Equal(New, ReplyText.NewPartOf($"On 3 May 2026 at 10:12, Ada wrote:\n> When does it suit you?\n\n{New}\n\n-- \nBo"));
    }

    [Fact]
    public void Answers_between_quoted_lines_are_all_kept()
    {
        var text = "Hi Ada,\n\nOn 3 May 2026 at 10:12, Ada wrote:\n> When?\n\nTuesday.\n\n> Where?\n\nAt your place.\n";

        Assert.Equal("Hi Ada,\n\nTuesday.\n\nAt your place.", ReplyText.NewPartOf(text));
    }

    [Fact]
    public void The_broken_end_of_a_quoted_line_is_no_answer()
    {
        Assert.Equal(New, ReplyText.NewPartOf($"{New}\n\nOn 3 May 2026 at 10:12, Ada wrote:\n> When does it suit\nyou?\n> Ada"));
    }

    /// <summary>Every pattern is NonBacktracking and every look ahead is bounded, so these end; with a backtracking pattern they would not.</summary>
    [Theory]
    [InlineData("On 1")]
    [InlineData("On 1\n")]
    [InlineData("Ada <a@b.c> wrote 1 \n")]
    [InlineData("From: a\n")]
    [InlineData("_____\n\n")]
    [InlineData("-- -- Sent from ")]
    [InlineData("> On 3 May 2026 wrote:\n")]
    [InlineData("1.1.1.1 10:12 ")]
    public void A_hostile_text_of_200_KB_ends(string piece)
    {
        Assert.NotNull(ReplyText.NewPartOf(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length))));
    }
}
