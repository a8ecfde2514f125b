namespace ChatSla.Core.Mail;

/// <summary>What people ask of a desk without a question mark, and no automatic answer asks.</summary>
internal static class RequestPhrases
{
    public static readonly Phrases[] All =
    [
        new("en", "please help", "please hold", "please deliver", "please send me", "please send us", "please send it", "please call me", "please call us", "call me back", "call us back", "please fix", "let me know", "let us know",
            "please advise", "could you", "can you", "would you", "who can help", "i need", "we need", "please sign", "please confirm", "please cancel", "please change", "i want", "we want", "i would like", "i'd like", "does not work", "doesn't work", "is broken"),
        new("de", "bitte liefern", "bitte senden sie", "bitte schicken", "bitte rufen sie mich", "bitte rufen sie uns", "können sie mir", "können sie uns", "können sie bitte", "könnten sie", "ich brauche", "wir brauchen", "bitte helfen", "bitte stornieren", "bitte prüfen", "bitte ändern", "funktioniert nicht", "ich möchte", "wir möchten"),
        new("fr", "merci de livrer", "merci de m'", "merci de me", "merci de nous", "pouvez-vous", "pourriez-vous", "veuillez m'envoyer", "veuillez nous envoyer", "j'ai besoin", "nous avons besoin", "aidez-moi", "ne fonctionne pas", "je voudrais", "je souhaite"),
        new("es", "pueden enviar", "pueden decir", "podrían", "necesito", "necesitamos", "envíenme", "ayúdenme", "por favor envíen", "no funciona", "quisiera"),
        new("it", "potete inviar", "potete dirmi", "potreste", "ho bisogno", "abbiamo bisogno", "inviatemi", "vorrei", "non funziona"),
        new("pt", "podem enviar", "podem dizer", "poderiam", "preciso", "precisamos", "enviem-me", "gostaria", "não funciona"),
        new("nl", "kunt u mij", "kunt u ons", "kunnen jullie", "ik heb nodig", "graag ontvang ik", "stuurt u", "werkt niet", "ik wil"),
        new("sv", "kan ni skicka", "kan ni hjälpa", "kan ni leverera", "kan ni ringa", "kan du skicka", "kan du hjälpa", "kunde ni", "ring mig", "skicka mig", "behöver hjälp", "fungerar inte", "jag vill", "jag behöver", "vi behöver", "hör av er"),
        new("no", "kan dere sende", "kan dere hjelpe", "kan du sende", "ring meg", "trenger hjelp", "fungerer ikke", "jeg vil", "jeg trenger"),
        new("da", "kan i sende", "kan i hjælpe", "kan du sende", "ring til mig", "brug for hjælp", "virker ikke", "jeg vil", "jeg har brug for"),
        new("fi", "voitteko", "voisitteko", "tarvitsen", "ei toimi", "haluaisin"),
        new("pl", "proszę o przesłanie", "czy mogą", "potrzebuję", "nie działa", "nadal nie", "chciałbym", "chciałabym"),
        new("cs", "můžete", "mohli byste", "potřebuji", "nefunguje", "pošlete mi"),
        new("ru", "пришлите", "можете ли", "мне нужн", "нам нужн", "не работает", "перезвоните мне", "помогите"),
        new("tr", "misiniz", "mısınız", "ihtiyacım", "çalışmıyor"),
        new("ja", "ますか", "ください。お願い", "いただけません", "故障"),
        new("zh", "能否", "可以吗", "还没有收到", "无法使用", "请帮"),
        new("ko", "수 있나요", "해 주세요", "까요"),
    ];
}
