using System.Collections.Frozen;

namespace ChatSla.Core.Mail;

/// <summary>The small words of each language that is written in the Latin script, and the letters that only it has.</summary>
internal static class SmallWords
{
    /// <summary>Listed so that filler text is told from French; nobody writes mail in it.</summary>
    public const string Latin = "la";

    private static readonly (string Language, string Words)[] Lists =
    [
        ("en", "the and you of to in is that it for on are with as this be have from or not but at by we can if will do an my your was would me has all there what so out up about which when them some could then please thank thanks hello regards i'm don't it's i've we're get just any been how their they more like know should does here where who why our no yes hi dear best only also into other than"),
        ("sv", "och att det som en är av för på med har inte den till jag vi ni om ett men var han hon kan ska från så eller nu när vad hur mitt min mig er era oss vara blir blev också bara här där mycket hej tack vänliga hälsningar mvh skulle sedan efter vill kunna hos något någon denna detta dessa igen alla"),
        ("da", "og at det som en er af for på med har ikke den til jeg vi i om et men var han hun kan skal fra så eller nu når hvad hvordan mit min mig jer os være bliver blev også kun her der meget hej tak venlig hilsen mvh ville siden efter vil kunne hos noget nogen denne dette disse igen alle kære"),
        ("no", "og at det som en er av for på med har ikke den til jeg vi dere om et men var han hun kan skal fra så eller nå når hva hvordan mitt min meg oss være blir ble også bare her der mye hei takk vennlig hilsen mvh ville siden etter vil kunne hos noe noen denne dette disse igjen alle kjære"),
        ("de", "und der die das ist nicht ich sie wir ihr mit für auf ein eine einen einem einer den dem des von zu im in auch es sich als wie bei noch nur oder aber wenn dass haben hat habe wird werden kann können mir mich uns ihre ihren bitte danke vielen dank hallo grüße gruß freundlichen guten tag sehr geehrte herr frau nach über vor zum zur schon hier war sind was mehr"),
        ("fr", "le la les de des du et est que qui dans pour pas une un sur avec je nous vous il elle ce cette ces au aux par plus ne se sont mais ou où votre vos notre nos mon ma mes merci bonjour cordialement être avez avons ai c'est j'ai d'un d'une comme tout bien très si peut fait n'est qu'il cela"),
        ("es", "el la los las de del y es que en un una por con para no se su sus lo le al como más pero o está este esta son ha he me mi nos muy gracias hola saludos buenos días tardes usted ustedes si cuando hay fue ser tiene puede también todo sobre ya porque favor estimado"),
        ("it", "il lo la gli di del della che è e un una per con non in si sono ho ha mi ci vi da dal alla al nel come più ma o se questo questa anche grazie ciao buongiorno saluti cordiali vorrei essere stato suo mio nostro vostro molto quando dove perché gentile dei delle"),
        ("pt", "o os as de do da dos das e é que em um uma por para com não se na no nas nos ao mais mas ou como está este esta são tem foi seu sua meu minha muito obrigado obrigada olá bom dia atenciosamente cumprimentos você vocês eu já também quando isso pelo pela ser favor prezado prezados"),
        ("nl", "de het een en van is dat niet ik u je wij we in op te met voor zijn aan er maar om ook als bij dan nog wel kan heb heeft hebben deze dit uw mijn ons onze of naar door wat hoe geen graag bedankt dank hallo groet groeten vriendelijke beste geachte wordt worden al zou over uit"),
        ("fi", "ja on ei se että en hän olen oli mutta kun niin myös tai jos mitä miten minä te me teidän minun sekä ovat ole vain nyt sitten kiitos hei terveisin ystävällisin voi voisi vielä kuin joka tämä siitä sen ollut onko ette saada pitäisi"),
        ("pl", "i w nie na się że z do to jest jak co od za ale o po czy przez dla są ja mi mnie mam tak już tylko ze może był była było pan pani państwa proszę dziękuję dzień dobry pozdrawiam witam oraz lub gdy jeśli być ten ta tego tej ich jego"),
        ("cs", "a v na se je že to s z do o za ale jak co by si jsem jsme jste není tak pro od jako již už jen ještě nebo také děkuji dobrý den pozdravem prosím mám máte můžete být byl byla bylo který která které ve po při podle mi mě vám vás"),
        ("sk", "a v na sa je že to s z do o za ale ako čo by si som sme ste nie tak pre od ako už len ešte alebo tiež ďakujem dobrý deň pozdravom prosím mám máte môžete byť bol bola bolo ktorý ktorá ktoré vo po pri podľa mi ma vám vás"),
        ("hu", "a az és hogy nem is egy van ez de meg csak mint vagy már azt ha fel volt lehet köszönöm üdvözlettel tisztelt jó napot kérem szeretnék nekem önök"),
        ("ro", "și în la cu nu este pe de o un că din pentru care sunt am mai dar sau ce să se fi am fost bună ziua mulțumesc vă rog salut dumneavoastră"),
        ("tr", "ve bir bu için ile de da ne çok var yok ben siz biz olarak daha ama gibi kadar merhaba teşekkürler teşekkür ederim lütfen saygılarımla değil mi olan sonra iyi günler"),
        ("et", "ja on ei see et ma ka kui oli aga mis ning tere tänan lugupidamisega palun kas meie teie või selle"),
        ("lv", "un ir ar no uz par ka ne es jūs mēs lai kas bet labdien paldies lūdzu vai tas šis jau"),
        ("lt", "ir yra su kad tai bet ne aš jūs mes iš per labas ačiū prašau ar dėl jau buvo"),
        ("hr", "i je u na se da su za od s ne to kao što ali ili sam smo ste bi hvala poštovani lijep pozdrav dobar dan molim može nije biti koji koja"),
        ("sq", "dhe të në e i për me nga një që është nuk si ka jam faleminderit përshëndetje"),
        ("id", "yang dan di ini itu dengan untuk tidak dari dalam adalah saya anda kami ke terima kasih mohon bisa"),
        (Latin, "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco nisi ex ea commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur vestibulum vel tellus ac nec at pellentesque nunc non tincidunt"),
    ];

    public static readonly FrozenDictionary<string, IReadOnlyList<string>> Languages = Lists
        .SelectMany(list => list.Words.Split(' ').Distinct().Select(word => (Word: word, list.Language)))
        .GroupBy(entry => entry.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(entry => entry.Language)], StringComparer.Ordinal);

    public static readonly (string Letters, string Language)[] Letters =
        [("ß", "de"), ("ñ¿¡", "es"), ("ãõ", "pt"), ("łąężź", "pl"), ("řůě", "cs"), ("ľĺŕ", "sk"), ("ğı", "tr"), ("őű", "hu"), ("țșă", "ro"), ("ķļņģ", "lv"), ("ėųį", "lt"), ("đ", "hr"), ("œ", "fr")];
}
