using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Core.Tests.Mail;

public sealed class QuotedMailTests
{
    private const string Us = "support@contoso.com";

    [Theory]
    [InlineData("From: Contoso Support <support@contoso.com>\nSent: Monday, November 23, 2026 2:01 PM\nTo: Karin Lund\nSubject: RE: Parcel")]
    [InlineData("Von: Contoso Support <support@contoso.com>\nGesendet: Montag, 23. November 2026 14:01\nAn: Karin Lund\nBetreff: AW: Paket")]
    [InlineData("Från: Contoso Support <support@contoso.com>\nSkickat: den 23 november 2026 14:01\nTill: Karin Lund\nÄmne: SV: Paket")]
    [InlineData("De : Contoso Support <support@contoso.com>\nEnvoyé : lundi 23 novembre 2026 14:01\nÀ : Karin Lund\nObjet : RE: Colis")]
    [InlineData("De: Contoso Support <support@contoso.com>\nEnviado el: lunes, 23 de noviembre de 2026 14:01\nPara: Karin Lund\nAsunto: RE: Paquete")]
    [InlineData("Da: Contoso Support <support@contoso.com>\nInviato: lunedì 23 novembre 2026 14:01\nA: Karin Lund\nOggetto: R: Pacco")]
    [InlineData("Van: Contoso Support <support@contoso.com>\nVerzonden: maandag 23 november 2026 14:01\nAan: Karin Lund\nOnderwerp: RE: Pakket")]
    [InlineData("Fra: Contoso Support <support@contoso.com>\nSendt: mandag 23. november 2026 14:01\nTil: Karin Lund\nEmne: SV: Pakke")]
    [InlineData("Lähettäjä: Contoso Support <support@contoso.com>\nLähetetty: maanantai 23. marraskuuta 2026 14.01\nVastaanottaja: Karin Lund\nAihe: VS: Paketti")]
    [InlineData("差出人: Contoso Support <support@contoso.com>\n送信日時: 2026年11月23日 14:01\n宛先: Karin Lund\n件名: RE: 荷物")]
    [InlineData("From: Contoso Support [mailto:support@contoso.com] \nSent: 23 November 2026 14:01\nTo: Karin Lund\nSubject: RE: Parcel")]
    [InlineData("*From:* Contoso Support <SUPPORT@contoso.com>\n*Sent:* Monday\n*To:* Karin Lund\n*Subject:* RE: Parcel")]
    [InlineData("-----Original Message-----\nFrom: Contoso Support <support@contoso.com>\nSent: Monday, November 23, 2026 2:01 PM\nTo: Karin Lund\nSubject: RE: Parcel")]
    [InlineData("On Mon, Nov 23, 2026 at 2:01 PM Contoso Support <support@contoso.com> wrote:\n\n> It comes tomorrow.")]
    [InlineData("> On 23 Nov 2026, at 14:01, Contoso Support <support@contoso.com> wrote:\n> \n> It comes tomorrow.")]
    [InlineData("Am 23.11.2026 um 14:01 schrieb Contoso Support <support@contoso.com>:\n> Es kommt morgen.")]
    [InlineData("Den mån 23 nov. 2026 kl 14:01 skrev Contoso Support <support@contoso.com>:\n\n> Det kommer i morgon.")]
    [InlineData("Le lun. 23 nov. 2026 à 14:01, Contoso Support <support@contoso.com> a écrit :\n\n> Il arrive demain.")]
    [InlineData("W dniu 23.11.2026 o 14:01 Contoso Support <support@contoso.com> napisał(a):\n> Jutro.")]
    public void Who_wrote_the_quoted_mail_is_read_from_the_head_of_the_quote(string quote)
    {
        var quoted = QuotedMail.In($"Thank you, and when exactly?\n\nKarin\n\n{quote}\n\nIt comes tomorrow.\n");

        Assert.Equal([Us], quoted!.From);
        Assert.Null(quoted.SentAt);
    }

    [Theory]
    [InlineData("On Mon, 23 Nov 2026 14:01:30 +0100, Contoso Support <support@contoso.com> wrote:\n> Tomorrow.", "2026-11-23T13:01:30Z")]
    [InlineData("From: Contoso Support <support@contoso.com>\nDate: Mon, 23 Nov 2026 08:01:00 -0500\nTo: Karin Lund\nSubject: RE: Parcel", "2026-11-23T13:01:00Z")]
    [InlineData("From: Contoso Support <support@contoso.com>\nDate: Mon, 23 Nov 2026 13:01 GMT\nTo: Karin Lund\nSubject: RE: Parcel", "2026-11-23T13:01:00Z")]
    [InlineData("On 2026-11-23T14:01:00+01:00 Contoso Support <support@contoso.com> wrote:\n> Tomorrow.", "2026-11-23T13:01:00Z")]
    public void A_time_with_an_offset_is_certain(string quote, string sentAt) =>
        Assert.Equal(sentAt, QuotedMail.In($"Thank you!\n\n{quote}\n\nTomorrow.")!.SentAt!.Value.ToString());

    [Theory]
    [InlineData("On Mon, 23 Nov 2026 14:01:30 CST, Contoso Support <support@contoso.com> wrote:\n> Tomorrow.")]
    [InlineData("On Mon, 31 Feb 2026 14:01:30 +0100, Contoso Support <support@contoso.com> wrote:\n> Tomorrow.")]
    public void A_time_that_is_not_certain_is_none(string quote) => Assert.Null(QuotedMail.In($"Thank you!\n\n{quote}")!.SentAt);

    [Fact]
    public void Only_the_newest_quoted_mail_counts()
    {
        var quoted = QuotedMail.In(
            "Any news?\n\nFrom: Karin Lund <karin@acme.example>\nSent: Monday\nTo: Contoso Support\nSubject: Parcel\n\nWhere is it?\n\nFrom: Contoso Support <support@contoso.com>\nSent: Sunday\nTo: Karin\nSubject: Hello\n\nOlder.");

        Assert.Equal(["karin@acme.example"], quoted!.From);
    }

    [Theory]
    [InlineData("Where is my parcel? Write to support@contoso.com.")]
    [InlineData("> It comes tomorrow.\nThank you!")]
    [InlineData("Hello\n\n-- \nKarin Lund\nsupport@contoso.com")]
    public void A_mail_that_quotes_nobody_by_name_says_nothing(string text) => Assert.Null(QuotedMail.In(text));
}
