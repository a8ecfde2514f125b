using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

public sealed class MailLanguageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", "Hello, the lamp that I bought from you does not work any more. Could you please send me a new one?")]
    [InlineData("en", "Is it possible to return this and get the money back?")]
    [InlineData("sv", "Hej, lampan som jag köpte av er fungerar inte längre. Kan ni skicka en ny?")]
    [InlineData("da", "Hej, lampen som jeg købte af jer virker ikke mere. Kan I sende mig en ny? Mange tak og venlig hilsen")]
    [InlineData("no", "Hei, lampen som jeg kjøpte av dere virker ikke lenger. Kan dere sende meg en ny? Takk og vennlig hilsen")]
    [InlineData("de", "Guten Tag, die Lampe, die ich bei Ihnen gekauft habe, funktioniert nicht mehr. Können Sie mir bitte eine neue schicken?")]
    [InlineData("fr", "Bonjour, la lampe que j'ai achetée chez vous ne fonctionne plus. Pouvez-vous m'en envoyer une autre ? Merci")]
    [InlineData("es", "Hola, la lámpara que compré en su tienda no funciona. ¿Me pueden enviar otra? Gracias y un saludo")]
    [InlineData("it", "Buongiorno, la lampada che ho comprato da voi non funziona più. Potete mandarmi una nuova? Grazie mille")]
    [InlineData("pt", "Olá, o candeeiro que comprei na vossa loja não funciona. Podem enviar-me um novo? Muito obrigado")]
    [InlineData("nl", "Goedendag, de lamp die ik bij u heb gekocht werkt niet meer. Kunt u mij een nieuwe sturen? Bedankt")]
    [InlineData("fi", "Hei, lamppu, jonka ostin teiltä, ei enää toimi. Voisitteko lähettää uuden? Kiitos ja terveisin")]
    [InlineData("pl", "Dzień dobry, lampa, którą u państwa kupiłem, już nie działa. Proszę o przysłanie nowej. Pozdrawiam")]
    [InlineData("cs", "Dobrý den, lampa, kterou jsem u vás koupil, už nefunguje. Můžete mi poslat novou? Děkuji")]
    [InlineData("hu", "Jó napot, a lámpa, amit önöknél vettem, már nem működik. Kérem, küldjenek egy újat. Köszönöm")]
    [InlineData("tr", "Merhaba, sizden aldığım lamba artık çalışmıyor. Lütfen bana yeni bir lamba gönderin. Teşekkürler")]
    [InlineData("ru", "Здравствуйте, лампа, которую я купил у вас, больше не работает. Вышлите, пожалуйста, новую.")]
    [InlineData("uk", "Добрий день, лампа, яку я купив у вас, більше не працює. Надішліть, будь ласка, нову.")]
    [InlineData("el", "Καλημέρα, η λάμπα που αγόρασα δεν λειτουργεί πια.")]
    [InlineData("ja", "先日購入したランプが点きません。新しいものを送っていただけますか。")]
    [InlineData("zh", "您好，我上周买的灯坏了，请换一个新的。")]
    [InlineData("ko", "안녕하세요. 구입한 램프가 켜지지 않습니다.")]
    [InlineData("ar", "مرحباً، المصباح الذي اشتريته لا يعمل.")]
    [InlineData("he", "שלום, המנורה שקניתי אצלכם לא עובדת.")]
    public void A_language_is_known_by_its_small_words_or_its_script(string language, string text) => Assert.Equal(language, MailLanguage.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("4711")]
    [InlineData("Lamp")]
    [InlineData("https://the.example/and/you/of/it the@and.example")]
    [InlineData("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.")]
    [InlineData("Kim Ek\nSales manager\nExample Ltd")]
    [InlineData("Det er en lampe")]
    public void Where_it_is_not_sure_it_says_nothing(string text) => Assert.Null(MailLanguage.Of(text));

    [Theory]
    [InlineData("a ")]
    [InlineData("the and you ")]
    [InlineData("a@")]
    [InlineData("://")]
    [InlineData("私")]
    public void A_long_text_takes_no_longer_than_a_short_one(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        MailLanguage.Of(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)));
        Assert.True(watch.ElapsedMilliseconds < 1_000);
    }

    [Fact]
    public void At_most_two_of_a_hundred_mails_of_the_corpus_are_guessed_wrong()
    {
        var mails = CorpusMail.ReadAll().Select(mail => (Mail: mail, Got: MailLanguage.Of(ReplyText.NewPartOf(mail.Mail.Text)))).ToList();
        var wrong = mails.Where(mail => mail.Got is { } got && got != mail.Mail.Language).ToList();

        output.WriteLine("| language | mails | right | unsure | wrong |\n| --- | --- | --- | --- | --- |");
        foreach (var language in mails.GroupBy(mail => mail.Mail.Language).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine($"| {language.Key} | {language.Count()} | {language.Count(mail => mail.Got == mail.Mail.Language)} | {language.Count(mail => mail.Got is null)} | {language.Count(wrong.Contains)} |");
        foreach (var mail in wrong) output.WriteLine($"- {mail.Got} for {mail.Mail.Language}: {mail.Mail.Source}");

        Assert.True(wrong.Count <= mails.Count * 0.02, $"{wrong.Count} of {mails.Count} were guessed wrong.");
        Assert.True(mails.Count(mail => mail.Got == mail.Mail.Language) >= mails.Count * 0.7);
    }
}
