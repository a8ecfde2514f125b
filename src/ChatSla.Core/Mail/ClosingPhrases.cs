namespace ChatSla.Core.Mail;

/// <summary>The words of a mail that closes a talk, and those that show that it does not.</summary>
internal static class ClosingPhrases
{
    public static readonly string[] Thanks =
    [
        "thank you", "thanks", "thanx", "thx", "many thanks", "cheers", "much appreciated", "appreciate it", "that did the trick", "that solved it", "that fixed it",
        "problem solved", "works now", "works like a charm", "all good now",
        "tack", "tusen tack", "tackar", "takk", "tusen takk", "tak", "mange tak", "kiitos", "paljon kiitoksia", "kiitoksia", "takk fyrir",
        "danke", "vielen dank", "herzlichen dank", "dankeschön", "besten dank", "dank je", "dank u", "bedankt", "dankjewel", "merci", "grand merci", "merci beaucoup",
        "gracias", "muchas gracias", "grazie", "grazie mille", "obrigado", "obrigada", "muito obrigado", "dziękuję", "dzięki", "děkuji", "děkuju", "díky", "ďakujem",
        "köszönöm", "köszi", "mulțumesc", "multumesc", "hvala", "aitäh", "paldies", "ačiū", "спасибо", "благодарю", "дякую", "ευχαριστώ", "teşekkürler", "teşekkür ederim",
    ];

    /// <summary>"But", "still", "not", "please", "can you", "when", "wrong", "thanks in advance": there is more to it. Whole words.</summary>
    public static readonly HashSet<string> Doubts =
    [
        "but", "however", "still", "not", "no", "yet", "again", "though", "although", "except", "unfortunately", "please", "pls", "could", "can", "would", "should", "will", "shall", "need", "want",
        "when", "what", "how", "why", "where", "who", "which", "advance", "wrong", "error", "problem", "issue", "broken", "fail", "failed", "fails", "missing", "waiting", "urgent", "soon", "asap",
        "until", "if", "also", "another", "attached", "forward", "let", "send", "call", "check", "confirm", "reply", "answer", "nothing", "disappointed", "complaint",
        "don't", "doesn't", "didn't", "isn't", "can't", "won't", "haven't", "hasn't", "wasn't", "couldn't", "unable", "sorry", "refund", "cancel",
        "men", "inte", "ej", "fortfarande", "ännu", "kan", "kunde", "skulle", "vänligen", "snälla", "när", "vad", "hur", "varför", "var", "förhand", "fel", "problem", "tyvärr", "igen", "om", "också", "behöver", "vill", "väntar", "saknas", "skicka", "ring", "svara", "svar", "bifogar",
        "ikke", "ikkje", "enda", "endnu", "stadig", "fortsatt", "hvornår", "når", "hva", "hvad", "hvordan", "hvorfor", "vennligst", "venligst", "forhånd", "feil", "fejl", "desværre", "dessverre", "men", "trenger", "skal", "vil",
        "mutta", "ei", "en", "vielä", "voisitko", "voitko", "milloin", "mitä", "miten", "miksi", "etukäteen", "virhe", "ongelma", "valitettavasti", "uudelleen",
        "aber", "nicht", "noch", "kein", "keine", "leider", "bitte", "können", "könnten", "kann", "wann", "was", "wie", "warum", "voraus", "fehler", "wieder", "jedoch", "wenn", "falls", "brauche", "möchte", "warte",
        "maar", "niet", "nog", "geen", "helaas", "alstublieft", "graag", "kunt", "kun", "wanneer", "wat", "hoe", "waarom", "voorbaat", "fout", "weer", "echter", "als",
        "mais", "pas", "encore", "toujours", "svp", "plaît", "pouvez", "pourriez", "quand", "quoi", "comment", "pourquoi", "avance", "erreur", "problème", "malheureusement", "cependant", "si", "quel",
        "pero", "todavía", "aún", "favor", "puede", "podría", "cuándo", "cuando", "qué", "cómo", "por qué", "antemano", "problema", "desafortunadamente", "sin", "falta",
        "ma", "non", "ancora", "può", "potrebbe", "quando", "come", "perché", "anticipo", "errore", "purtroppo", "però", "se", "cortesia",
        "mas", "não", "nao", "ainda", "pode", "poderia", "como", "porque", "antecipadamente", "erro", "infelizmente", "porém",
        "ale", "nie", "jeszcze", "nadal", "proszę", "prosze", "kiedy", "jak", "dlaczego", "góry", "błąd", "niestety", "bohužel", "prosím", "ještě", "kdy", "proč", "předem",
        "но", "не", "ещё", "еще", "пожалуйста", "когда", "как", "почему", "заранее", "ошибка", "але", "будь", "ласка", "ama", "fakat", "lütfen", "değil", "hala", "ne",
    ];

    public static readonly string[] Greetings =
    [
        "hi", "hello", "hey", "dear", "good morning", "good afternoon", "hej", "hejsan", "hallå", "god morgon", "hei", "moi", "hyvä", "hallo", "guten tag", "guten morgen", "moin", "liebe", "lieber", "beste", "geachte",
        "bonjour", "salut", "cher", "chère", "hola", "buenos días", "buenas", "estimado", "estimada", "ciao", "buongiorno", "gentile", "olá", "bom dia", "boa tarde", "dzień dobry", "cześć", "dobrý den", "ahoj", "szia", "здравствуйте", "привет", "добрый день",
    ];

    public static readonly string[] SignOffs =
    [
        "regards", "kind regards", "best regards", "best wishes", "warm regards", "best,", "sincerely", "yours", "cheers,", "br", "rgds", "med vänlig", "vänliga hälsningar", "vänligen,", "hälsningar", "mvh", "bästa hälsningar",
        "med venlig", "venlig hilsen", "med vennlig", "vennlig hilsen", "hilsen", "mvh.", "ystävällisin", "terveisin", "t.", "mit freundlichen", "freundliche grüße", "viele grüße", "liebe grüße", "beste grüße", "gruß", "lg", "mfg", "vg",
        "met vriendelijke", "groet", "groeten", "cordialement", "bien à vous", "salutations", "saludos", "un saludo", "atentamente", "cordiali saluti", "saluti", "atenciosamente", "cumprimentos", "abraços", "pozdrawiam", "z poważaniem", "s pozdravem", "с уважением", "üdvözlettel", "--",
    ];
}
