namespace ChatSla.Core.Mail;

/// <summary>The words of programs that report something.</summary>
internal static class NoticePhrases
{
    /// <summary>Subjects fixed by a standard or by the program that writes them: DMARC reports (RFC 7489, 7.2.1.1), complaint feedback, cron.</summary>
    public static readonly Phrases[] FixedSubjects =
        [new("en", "report domain:", "complaint about message from", "email feedback report for ip", "cron <", "anacron job", "logwatch for", "dmarc aggregate report")];

    public static readonly Phrases[] Subjects =
    [
        new("en", "confirmation", "receipt for", "your order", "your account", "your invoice", "invoice for", "statement", "your registration", "registration", "shipping", "tracking", "renewal", "expires", "expiring", "expired", "has been updated", "thank you for registering", "thanks for registering", "thank you for signing", "security", "sign-in", "login", "scheduled maintenance", "downtime", "outage", "down:", "up:", "problem:", "recovery:", "resolved:", "[alert]", "build ", "failed:", "success:", "cron", "job ", "daily report", "weekly report", "commit", "pull request", "merge request", "new comment", "new reply", "posted", "replied to", "following you", "friend request", "calendar", "quarantine", "digest", "list membership", "moderator request", "request to mailing list", "post to", "subscribe", "unsubscribe", "voicemail", "new login", "warning", "alert", "notification", "reminder", "password", "verify your", "confirm your", "activate your", "welcome to", "order confirmation", "has shipped", "payment received", "signed up", "has been assigned",
            "commented on", "mentioned you", "invited you", "status report", "backup", "build failed", "new sign-in", "subscription"),
        new("de", "warnung", "benachrichtigung", "erinnerung", "passwort", "bestätigen sie", "bestellbestätigung", "versandbestätigung"),
        new("fr", "alerte", "rappel", "mot de passe", "confirmation de commande"),
        new("es", "alerta", "recordatorio", "contraseña", "confirmación de pedido"),
        new("it", "avviso", "promemoria", "conferma d'ordine"),
        new("pt", "alerta", "lembrete", "senha", "confirmação de pedido"),
        new("nl", "waarschuwing", "herinnering", "wachtwoord", "orderbevestiging"),
        new("sv", "varning", "påminnelse", "lösenord", "orderbekräftelse"),
        new("da", "advarsel", "påmindelse", "adgangskode", "ordrebekræftelse"),
        new("no", "advarsel", "påminnelse", "passord", "ordrebekreftelse"),
        new("ru", "уведомление", "напоминание", "пароль"),
        new("ja", "お知らせ", "通知", "ご注文"),
        new("zh", "通知", "提醒", "验证"),
    ];

    public static readonly Phrases[] DoNotReply =
    [
        new("en", "replies to this message", "replies are not monitored", "not reply to this", "don't reply to this", "unmonitored", "unattended mailbox", "cannot receive replies", "can not be answered", "reply to this email as", "do not respond", "outbound only", "outgoing messages only", "send-only", "do not reply to this", "please do not reply", "please don't reply", "do not respond to this", "this mailbox is not monitored", "this inbox is not monitored", "replies to this email are not", "sent from an unmonitored"),
        new("de", "nicht auf diese e-mail", "nicht auf diese mail", "bitte antworten sie nicht"),
        new("fr", "ne pas répondre à ce", "merci de ne pas répondre"),
        new("es", "no responda a este", "no respondas a este", "por favor no responda"),
        new("it", "non rispondere a questa", "si prega di non rispondere"),
        new("pt", "não responda a este", "favor não responder", "não responda esta"),
        new("nl", "niet op deze e-mail", "beantwoord deze e-mail niet"),
        new("sv", "inte svara på detta", "går inte att svara på", "svara inte på"),
        new("da", "ikke besvare denne", "kan ikke besvares"),
        new("no", "ikke svar på denne"),
        new("fi", "älä vastaa tähän"),
        new("pl", "nie odpowiadaj na", "prosimy nie odpowiadać"),
        new("cs", "neodpovídejte na"),
        new("ru", "не отвечайте на это", "отвечать на него не нужно"),
        new("tr", "bu e-postayı yanıtlamayın", "lütfen yanıtlamayın"),
        new("ja", "送信専用", "返信いただけません", "返信できません"),
        new("zh", "请勿回复", "請勿回覆", "请勿直接回复"),
    ];

    public static readonly Phrases[] Credentials =
    [
        new("en", "your password", "administrator password", "temporary password", "verification code", "one-time code", "your login"),
        new("de", "ihr passwort", "bestätigungscode", "ihr einmalcode"),
        new("fr", "votre mot de passe", "code de vérification"),
        new("es", "su contraseña", "código de verificación"),
        new("it", "la tua password", "codice di verifica"),
        new("pt", "sua senha", "código de verificação"),
        new("nl", "uw wachtwoord", "verificatiecode"),
        new("sv", "ditt lösenord", "verifieringskod", "engångskod"),
        new("da", "din adgangskode", "bekræftelseskode"),
        new("ru", "ваш пароль", "код подтверждения"),
        new("ja", "認証コード", "パスワード再設定"),
        new("zh", "验证码", "驗證碼"),
    ];

    public static readonly Phrases[] Texts =
    [
        new("en", "automatically sent", "automated message", "automated email", "automated e-mail", "auto-generated", "system-generated", "system generated", "computer generated", "generated by", "this notification", "notification settings", "this is a notification", "log in to your account", "view your order", "your order has", "track your", "was sent from a notification", "please do not reply", "do not reply", "thank you for registering", "you have registered", "confirm your", "activate your", "to confirm", "to activate", "your account has", "has been processed", "this e-mail was sent by", "powered by", "sent by the", "you requested", "your request to", "automatically generated", "this email was sent to", "this message was sent to", "if you did not request", "as you requested", "click the link below", "click on the link below", "official mailing", "your username", "has been assigned to you"),
        new("de", "automatisch generiert", "automatisch erstellt", "wenn sie dies nicht angefordert"),
        new("fr", "généré automatiquement", "envoyé automatiquement"),
        new("es", "generado automáticamente"),
        new("it", "generata automaticamente", "generato automaticamente"),
        new("pt", "gerada automaticamente", "gerado automaticamente"),
        new("nl", "automatisch gegenereerd"),
        new("sv", "skickats automatiskt", "automatiskt genererat"),
        new("ru", "сформировано автоматически"),
        new("ja", "自動的に送信", "自動送信"),
        new("zh", "系统自动", "自动发送"),
    ];
}
