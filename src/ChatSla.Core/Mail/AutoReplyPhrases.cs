namespace ChatSla.Core.Mail;

/// <summary>The words of automatic answers.</summary>
internal static class AutoReplyPhrases
{
    /// <summary>What Outlook, Exchange, Gmail and others put before the subject.</summary>
    public static readonly Phrases[] Subjects =
    [
        new("en", "out of office", "out of the office", "out-of-office", "automatic reply", "automatic response", "automated reply", "automated response", "auto reply", "auto-reply",
            "autoreply", "auto response", "auto-response", "autorespon", "vacation reply", "on vacation", "away from my mail", "i am out of the office", "i am away"),
        new("de", "automatische antwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheit:", "automatische rückantwort", "abwesend:", "nicht im büro", "außer haus"),
        new("fr", "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "absent(e)", "notification d'absence"),
        new("es", "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "contestación automática"),
        new("it", "risposta automatica", "fuori sede", "fuori ufficio", "assente dall'ufficio"),
        new("pt", "resposta automática", "resposta automatica", "ausência do escritório", "ausencia do escritorio", "ausência temporária", "fora do escritório"),
        new("nl", "automatisch antwoord", "afwezigheidsbericht", "afwezig:", "automatische beantwoording", "niet op kantoor"),
        new("sv", "autosvar", "automatiskt svar", "frånvaromeddelande", "frånvarande", "ej på kontoret", "inte på kontoret"),
        new("no", "automatisk svar", "fraværsmelding", "ikke på kontoret", "fraværende"),
        new("da", "automatisk svar", "autosvar", "fraværsbesked", "ikke til stede", "ikke på kontoret"),
        new("fi", "automaattinen vastaus", "poissaoloilmoitus", "poissa toimistosta", "poissa:"),
        new("pl", "automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "nieobecność w biurze", "poza biurem"),
        new("cs", "automatická odpověď", "mimo kancelář", "nepřítomnost v kanceláři", "oznámení o nepřítomnosti"),
        new("sk", "automatická odpoveď", "mimo kancelárie"),
        new("hu", "automatikus válasz", "házon kívül"),
        new("ro", "răspuns automat", "raspuns automat"),
        new("ru", "автоответ", "автоматический ответ", "вне офиса", "нет на рабочем месте", "я в отпуске"),
        new("uk", "автоматична відповідь", "автовідповідь"),
        new("el", "αυτόματη απάντηση", "εκτός γραφείου"),
        new("tr", "otomatik yanıt", "otomatik cevap", "ofis dışında", "işyeri dışında"),
        new("ja", "自動応答", "自動返信", "不在通知", "不在："),
        new("zh", "自动答复", "自動答覆", "自动回复", "自動回覆", "不在办公室", "不在辦公室", "外出自动"),
        new("ko", "자동 회신", "부재 중", "부재중"),
        new("he", "תשובה אוטומטית"),
        new("ar", "رد تلقائي"),
    ];

    /// <summary>Texts that call themselves automatic in their first lines.</summary>
    public static readonly Phrases[] Declarations =
    [
        new("en", "this is an automated response", "this is an automated reply", "this is an automatic reply", "this is an automatic response", "this is an auto-reply", "this is an autoreply",
            "this is an auto reply", "this is an auto-generated", "this is an auto generated", "this is an automated message", "this is an automated email", "this is an automated e-mail",
            "this is an automatically generated", "this message was generated automatically", "this is an acknowledgement of your", "this is an automated acknowledgement",
            "this email inbox is no longer", "this mailbox is no longer", "this email address is no longer", "this e-mail address is no longer"),
        new("de", "dies ist eine automatische", "dies ist eine automatisch", "diese e-mail wurde automatisch", "diese nachricht wurde automatisch"),
        new("fr", "ceci est une réponse automatique", "ceci est un message automatique", "ce message est généré automatiquement", "ce message a été envoyé automatiquement"),
        new("es", "esta es una respuesta automática", "este es un mensaje automático", "este mensaje se ha generado automáticamente"),
        new("it", "questa è una risposta automatica", "questo è un messaggio automatico", "messaggio generato automaticamente"),
        new("pt", "esta é uma resposta automática", "esta é uma mensagem automática", "este é um e-mail automático"),
        new("nl", "dit is een automatisch", "dit is een automatische", "deze e-mail is automatisch"),
        new("sv", "detta är ett automatiskt", "det här är ett automatiskt", "detta är ett autosvar"),
        new("no", "dette er et automatisk", "dette er en automatisk"),
        new("da", "dette er et automatisk", "dette er en automatisk"),
        new("fi", "tämä on automaattinen"),
        new("pl", "to jest automatyczna", "to jest wiadomość automatyczna", "wiadomość wygenerowana automatycznie"),
        new("cs", "toto je automatická", "tato zpráva byla vygenerována automaticky", "tato zpráva je generována automaticky"),
        new("ru", "это автоматический ответ", "это автоматическое", "это письмо сформировано автоматически", "данное письмо сформировано автоматически"),
        new("tr", "bu otomatik bir", "bu bir otomatik", "bu mesaj otomatik"),
        new("ja", "このメールは自動", "自動返信メール", "自動配信"),
        new("zh", "这是一封自动", "此邮件为自动", "這是一封自動", "本邮件由系统自动"),
    ];

    public static readonly Phrases[] Absences =
    [
        new("en", "out of the office", "out of office", "away from the office", "away from my desk", "on annual leave", "on vacation", "on maternity leave", "on parental leave", "on holiday until"),
        new("de", "nicht im büro", "nicht im haus", "bin ich abwesend", "bin abwesend", "im urlaub", "bin ich nicht erreichbar", "außer haus"),
        new("fr", "absent du bureau", "absente du bureau", "je suis absent", "je suis en congé", "actuellement absent", "je serai absent"),
        new("es", "fuera de la oficina", "estoy de vacaciones", "estaré ausente", "fuera de mi oficina"),
        new("it", "fuori ufficio", "sono assente", "sarò assente", "sono in ferie"),
        new("pt", "fora do escritório", "estou de férias", "estarei ausente", "estou ausente"),
        new("nl", "niet op kantoor", "ik ben afwezig", "niet aanwezig", "met vakantie"),
        new("sv", "är inte på kontoret", "inte på plats", "jag är ledig", "jag har semester", "på semester", "jag är frånvarande", "föräldraledig"),
        new("no", "ikke på kontoret", "jeg har ferie", "på ferie", "ute av kontoret"),
        new("da", "ikke på kontoret", "jeg har ferie", "på ferie", "holder ferie", "jeg er fraværende"),
        new("fi", "olen lomalla", "en ole toimistossa", "olen poissa"),
        new("pl", "jestem poza biurem", "jestem nieobecn", "przebywam na urlopie", "jestem na urlopie"),
        new("cs", "jsem mimo kancelář", "nejsem v kanceláři", "mám dovolenou", "čerpám dovolenou", "jsem na dovolené"),
        new("ru", "я в отпуске", "нахожусь в отпуске", "отсутствую в офисе", "буду отсутствовать", "меня не будет в офисе"),
        new("tr", "ofis dışında", "izinde olacağım", "yıllık izin", "ofiste olmayacağım"),
        new("ja", "不在にして", "休暇をいただ", "休暇中", "出張中"),
        new("zh", "不在办公室", "不在辦公室", "正在休假", "出差期间", "外出期间"),
    ];

    /// <summary>What an absence note tells beside the absence.</summary>
    public static readonly Phrases[] AbsenceDetails =
    [
        new("en", "until", "will return", "will be back", "returning on", "when i return", "upon my return", "limited access", "in my absence", "urgent"),
        new("de", "bis ", "ab dem", "wieder erreichbar", "in dringenden", "dringend", "nicht weitergeleitet", "vertretung"),
        new("fr", "jusqu'au", "de retour", "mon retour", "en cas d'urgence", "urgent"),
        new("es", "hasta el", "mi regreso", "a mi vuelta", "urgente"),
        new("it", "fino al", "al mio rientro", "al mio ritorno", "urgent"),
        new("pt", "até ", "meu retorno", "meu regresso", "urgente"),
        new("nl", "tot ", "terug op", "dringend", "mijn terugkomst", "spoed"),
        new("sv", "till och med", "t.o.m", "tillbaka", "åter ", "brådskande"),
        new("no", "til og med", "tilbake", "haster"),
        new("da", "til og med", "tilbage", "haster"),
        new("fi", "asti", "palaan", "saakka", "kiireelli"),
        new("pl", "do dnia", "wracam", "powrocie", "piln"),
        new("cs", "do ", "návratu", "zpět", "naléhav"),
        new("ru", "по ", "до ", "вернусь", "возвращения", "срочн"),
        new("tr", "kadar", "döneceğim", "acil"),
        new("ja", "まで", "戻り", "緊急"),
        new("zh", "返回", "回来", "紧急", "緊急", "期间"),
    ];

    public static readonly Phrases[] Receptions =
    [
        new("en", "we have received your message", "we have received your email", "we have received your e-mail", "we have received your request", "we have received your enquiry",
            "we have received your inquiry", "we've received your message", "we've received your request", "we've received your email", "your message has been received",
            "your request has been received", "your email has been received", "your e-mail has been received", "your ticket has been created", "your enquiry has been received",
            "a ticket has been created", "a ticket has been opened", "thank you for contacting", "thanks for contacting", "thank you for your email. we", "thank you for your e-mail. we",
            "acknowledgement of receipt", "acknowledgment of receipt", "receipt of your email", "receipt of your e-mail", "receipt of your message"),
        new("de", "wir haben ihre anfrage erhalten", "wir haben ihre nachricht erhalten", "wir haben ihre e-mail erhalten", "ihre anfrage ist bei uns eingegangen", "ihre nachricht ist bei uns eingegangen",
            "eingangsbestätigung", "empfangsbestätigung", "vielen dank für ihre anfrage", "vielen dank für ihre nachricht"),
        new("fr", "accusé de réception", "accusé réception", "nous avons bien reçu votre", "votre message a bien été reçu", "votre demande a bien été"),
        new("es", "hemos recibido su", "hemos recibido tu", "acuse de recibo", "su solicitud ha sido recibida", "gracias por contactar"),
        new("it", "abbiamo ricevuto la sua", "abbiamo ricevuto la tua", "la sua richiesta è stata", "conferma di ricezione"),
        new("pt", "recebemos sua", "recebemos a sua", "recebemos o seu", "recebemos seu", "sua solicitação foi", "confirmação de recebimento"),
        new("nl", "wij hebben uw bericht ontvangen", "wij hebben uw e-mail ontvangen", "we hebben uw", "ontvangstbevestiging", "uw bericht is ontvangen", "bedankt voor uw bericht", "bedankt voor uw e-mail"),
        new("sv", "vi har mottagit ditt", "vi har mottagit din", "vi har tagit emot ditt", "vi har tagit emot din", "tack för att du kontaktar", "tack för ditt mejl", "mottagningsbekräftelse"),
        new("no", "vi har mottatt din", "vi har mottatt ditt", "takk for din henvendelse"),
        new("da", "vi har modtaget din", "vi har modtaget dit", "tak for din henvendelse", "kvittering for modtag"),
        new("fi", "olemme vastaanottaneet", "viestisi on vastaanotettu", "kiitos viestistäsi", "kiitos yhteydenotostasi"),
        new("pl", "otrzymaliśmy twoj", "otrzymaliśmy państwa", "potwierdzenie otrzymania", "twoje zgłoszenie zostało", "dziękujemy za kontakt"),
        new("cs", "obdrželi jsme", "vaše zpráva byla", "vaše emailová zpráva byla", "vaše e-mailová zpráva byla", "váš požadavek byl", "potvrzení o přijetí", "vaše podání bylo"),
        new("ru", "ваше обращение принято", "ваше обращение зарегистрировано", "ваше сообщение получено", "мы получили ваше", "ваше письмо получено", "ваша заявка"),
        new("tr", "mesajınız alınmıştır", "talebiniz alınmıştır", "mesajınız tarafımıza", "talebiniz tarafımıza"),
        new("ja", "お問い合わせを受け付け", "お問い合わせいただき", "お問合せいただき", "受付完了"),
        new("zh", "我们已收到您的", "我們已收到您的", "您的邮件已收到", "您的来信已收到"),
    ];

    /// <summary>What an acknowledgement promises beside the thanks.</summary>
    public static readonly Phrases[] ReceptionDetails =
    [
        new("en", "as soon as possible", "working days", "business days", "within 24 hours", "ticket number", "reference number", "case number", "shortly", "do not reply", "ticket #", "[ticket", "will be dealt with", "will respond"),
        new("de", "so schnell wie möglich", "schnellstmöglich", "werktag", "ticketnummer", "vorgangsnummer", "umgehend", "in kürze"),
        new("fr", "meilleurs délais", "jours ouvrés", "numéro de", "plus rapidement", "dès que possible", "prochainement"),
        new("es", "lo antes posible", "a la brevedad", "número de", "días hábiles"),
        new("it", "al più presto", "prima possibile", "numero di", "giorni lavorativi"),
        new("pt", "mais breve", "dias úteis", "número d", "em breve", "protocolo"),
        new("nl", "zo spoedig mogelijk", "zo snel mogelijk", "werkdagen", "ticketnummer"),
        new("sv", "så snart som möjligt", "så fort vi kan", "arbetsdagar", "ärendenummer"),
        new("no", "så snart som mulig", "virkedager", "saksnummer"),
        new("da", "hurtigst muligt", "så hurtigt som muligt", "hverdage", "sagsnummer"),
        new("fi", "mahdollisimman pian", "arkipäiv", "tikettinumero"),
        new("pl", "jak najszybciej", "numer zgłoszenia", "dni roboczych", "wkrótce"),
        new("cs", "co nejdříve", "pracovních dnů", "evidenční", "číslo požadavku"),
        new("ru", "ближайшее время", "номер обращения", "рабочих дней", "номер заявки"),
        new("tr", "en kısa sürede", "iş günü", "talep numara"),
        new("ja", "営業日", "受付番号", "担当者より"),
        new("zh", "尽快", "盡快", "工作日", "编号"),
    ];
}
