namespace ChatSla.Core.Mail;

/// <summary>The words of failed deliveries.</summary>
internal static class BouncePhrases
{
    public static readonly Phrases[] Subjects =
    [
        new("en", "message you sent blocked", "blocked by", "returned to sender", "message blocked", "delivery has been delayed", "delayed mail", "delivery incomplete", "permanent delivery failure", "mail failure", "undelivered", "could not send message", "unable to deliver", "notification of delivery", "undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery has failed", "delivery notification", "delivery delay", "delivery problem",
            "mail delivery", "email delivery failure", "e-mail delivery failure", "message delivery", "failure notice", "failed delivery", "returned mail", "returned email", "returned to sender",
            "mail system error", "mail could not be delivered", "message could not be delivered", "could not deliver", "message status - undeliverable", "non-delivery", "nondeliverable",
            "message not delivered", "warning: message", "warning: could not send", "non remis", "rejected mail", "mail rejected", "message you sent blocked", "delayed:", "delivery report", "user unknown"),
        new("de", "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen", "zustellfehler", "ihre nachricht konnte nicht", "rückläufer", "fehlgeschlagene zustellung"),
        new("fr", "non remise", "échec de l'envoi", "impossible de remettre", "avis de non-remise", "non remis", "non distribu", "échec de remise", "échec de la remise", "échec de distribution", "message non délivré", "notification d'état de remise", "courrier non distribué"),
        new("es", "no se ha podido entregar", "imposible entregar", "devuelto", "no se puede entregar", "no entregado", "mensaje no entregado", "correo no entregado", "error de entrega", "notificación de estado de entrega", "no se pudo entregar"),
        new("it", "recapito non riuscito", "mancato recapito", "non recapitabile", "mancata consegna", "messaggio non recapitato", "non è stato possibile recapitare", "avviso di mancata consegna"),
        new("pt", "mensagem devolvida", "falha ao entregar", "devolvido", "não entregue", "não é possível entregar", "falha na entrega", "mensagem não entregue", "notificação de status de entrega", "não foi possível entregar"),
        new("nl", "onbestelbaar", "niet bezorgd", "niet afgeleverd", "bezorging mislukt", "kan niet worden bezorgd"),
        new("sv", "det går inte att leverera", "går inte att leverera", "kunde inte leverera", "olevererbart", "leveransfel", "kan inte levereras", "ej levererat"),
        new("no", "kan ikke leveres", "kunne ikke leveres", "kan ikke levere", "ikke levert", "leveringsfeil"),
        new("da", "kan ikke leveres", "kunne ikke leveres", "ikke leveret", "ikke-leveret", "leveringsfejl"),
        new("fi", "toimittaminen ei onnistu", "ei voida toimittaa", "viestiä ei voitu toimittaa", "toimitus epäonnistui"),
        new("pl", "niedostarczalne", "nie można dostarczyć", "nie dostarczono", "błąd dostarczenia", "niedostarczona"),
        new("cs", "nedoručitelné", "nelze doručit", "nedoručená", "nedoručeno"),
        new("hu", "kézbesíthetetlen"),
        new("ru", "не удается доставить", "не удалось доставить", "недоставлен", "ваше сообщение не доставлено", "не доставлено", "сообщение не доставлено"),
        new("tr", "teslim edilemedi", "teslim edilemeyen", "iletilemedi"),
        new("ja", "配信不能", "配信できません", "配信不可", "メールエラー", "送信エラー", "送信できませんでした", "配送失敗", "未配信"),
        new("zh", "未传递", "無法傳送", "邮件无法", "系统退信", "无法传递", "無法傳遞", "未送达", "未傳遞", "退信", "投递失败", "系统退信", "无法送达"),
        new("ko", "배달되지 않음", "배달 실패", "전송 실패"),
        new("he", "לא ניתן למסור", "לא נמסר", "מסירה נכשלה"),
        new("ar", "غير قابل للتسليم", "تعذر التسليم", "لم يتم التسليم", "فشل التسليم"),
        new("sk", "nedoručiteľné", "nedoručené"),
        new("ro", "nelivrabil", "nu s-a putut livra", "imposibil de livrat"),
        new("el", "δεν είναι δυνατή η παράδοση", "αποτυχία παράδοσης"),
        new("uk", "не доставлено", "не вдається доставити"),
        new("hr", "nije moguće isporučiti", "neisporučeno"),
    ];

    /// <summary>Texts that bounces begin with, whoever sends them.</summary>
    public static readonly Phrases[] Openings =
    [
        new("en", "this message was created automatically by mail delivery software", "i'm afraid i wasn't able to deliver", "i'm sorry to have to inform you that your message could not",
            "your message wasn't delivered", "unable to deliver your message", "your message could not be delivered", "failed recipients ----", "you are not a member of this mailing list",
            "delivery to the following recipient", "the following addresses had", "the following message could not be delivered"),
        new("de", "diese nachricht wurde automatisch von der mail-delivery", "ihre nachricht konnte nicht zugestellt werden"),
        new("fr", "votre message n'a pas pu être remis", "votre message n'a pas pu être distribué"),
        new("es", "su mensaje no pudo ser entregado", "no se pudo entregar su mensaje"),
        new("pt", "sua mensagem não pôde ser entregue", "não foi possível entregar a sua mensagem"),
        new("it", "il messaggio non può essere recapitato"),
        new("nl", "uw bericht kon niet worden bezorgd"),
        new("sv", "ditt meddelande kunde inte levereras"),
        new("da", "din meddelelse kunne ikke leveres"),
        new("ru", "это письмо создано автоматически сервером", "ваше письмо не может быть доставлено"),
        new("ja", "送信できませんでした", "配信できませんでした"),
        new("zh", "您的邮件未能送达", "您的邮件被退回"),
    ];

    public static readonly Phrases[] Texts =
    [
        new("en", "was blocked", "blocked by our", "couldn't be found", "has been delayed", "had permanent fatal errors", "had transient", "does not exist", "recipient rejected", "address rejected", "mailbox unavailable", "over quota", "exceeded", "refused", "host unknown", "giving up on", "could not be delivered", "couldn't be delivered", "failed permanently", "did not reach the following", "undeliverable", "unknown user", "user unknown", "no such user", "mailbox is full",
            "mailbox full", "failed recipients", "delivery failed", "delivery error", "delivery to the following", "permanent error", "permanent failure", "fatal error", "not a valid user", "delivery attempts",
            "mail loop detected", "was not delivered", "not been delivered", "unable to deliver", "has been rejected", "was rejected", "has been blocked", "cannot be delivered", "following addresses"),
        new("de", "zustellung", "empfänger", "konnte nicht zugestellt werden", "unbekannter empfänger", "nicht zugestellt"),
        new("fr", "échec de la remise", "destinataires", "n'a pas pu être", "n'a pas été remis", "utilisateur inconnu"),
        new("es", "destinatario", "no pudo ser entregado", "no se ha podido entregar", "usuario desconocido"),
        new("pt", "não pôde ser entregue", "nao pode ser entregue"),
        new("it", "non può essere recapitato", "non è stato recapitato"),
        new("nl", "kon niet worden bezorgd", "niet afgeleverd"),
        new("sv", "kunde inte levereras"),
        new("da", "kunne ikke leveres"),
        new("ru", "сбой доставки", "не может быть доставлено", "не доставлено"),
        new("ja", "送信できません", "配信できません", "届けることができません"),
        new("zh", "未能向", "收件人", "无法送达", "退回"),
    ];
}
