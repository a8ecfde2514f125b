namespace ChatSla.Core.Mail;

/// <summary>"-----Original Message-----" and "---------- Forwarded message ---------" in many languages.</summary>
internal static class OriginalMessage
{
    public static bool Is(string line)
    {
        var trimmed = line.Trim();
        if (trimmed.Length is < 8 or > 120) return false;

        var inner = trimmed.Trim('*', ' ').Trim('-', '_', '=', '—', ' ', '*');
        var marked = trimmed.TrimStart('*', ' ');
        if (!(marked.StartsWith("--", StringComparison.Ordinal) || marked.StartsWith("__", StringComparison.Ordinal) || marked.StartsWith("==", StringComparison.Ordinal))) return false;
        return Words.Contains(inner.TrimEnd(':')) || (inner.Length < 60 && Starts.Any(start => inner.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
    }

    private static readonly string[] Starts = ["Forwarded by", "Original message", "Original-Nachricht", "Forwarded message from", "Weitergeleitet von"];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "Original Message", "Original Email", "Original Mail", "Original Appointment", "Reply Message", "Replied Message", "Forwarded message", "Forwarded Message", "Begin forwarded message",
        "Ursprüngliche Nachricht", "Originalnachricht", "Original-Nachricht", "Weitergeleitete Nachricht", "Ursprünglicher Termin",
        "Message d'origine", "Message d’origine", "Message original", "Message initial", "Courriel original", "Message transféré", "Message réexpédié", "E-mail d'origine", "Mail original",
        "Mensaje original", "Mensaje reenviado", "Mensaje inicial", "Mensaje transferido",
        "Messaggio originale", "Messaggio inoltrato", "Messaggio Originale",
        "Mensagem original", "Mensagem encaminhada", "Mensagem Original",
        "Oorspronkelijk bericht", "Oorspronkelijke bericht", "Doorgestuurd bericht", "Origineel bericht",
        "Ursprungligt meddelande", "Originalmeddelande", "Ursprungsmeddelande", "Vidarebefordrat meddelande",
        "Opprinnelig melding", "Videresendt melding", "Oprindelig meddelelse", "Original meddelelse", "Videresendt meddelelse", "Oprindelig besked",
        "Alkuperäinen viesti", "Edelleenlähetetty viesti", "Välitetty viesti",
        "Wiadomość oryginalna", "Oryginalna wiadomość", "Wiadomość przekazana", "Przekazana wiadomość", "Treść oryginalnej wiadomości",
        "Původní zpráva", "Původní e-mail", "Přeposlaná zpráva", "Pôvodná správa", "Preposlaná správa",
        "Eredeti üzenet", "Továbbított üzenet", "Mesaj original", "Mesajul original", "Mesaj redirecționat",
        "Исходное сообщение", "Оригинальное сообщение", "Пересылаемое сообщение", "Пересланное сообщение", "Початкове повідомлення", "Оригінальне повідомлення",
        "Αρχικό μήνυμα", "Orijinal İleti", "Özgün ileti", "Özgün İleti", "Orijinal Mesaj", "İletilen mesaj", "Yönlendirilmiş ileti",
        "元のメッセージ", "元のメール", "転送メッセージ", "オリジナルメッセージ", "Original message",
        "原始邮件", "原始郵件", "邮件原件", "郵件原件", "转发邮件", "轉寄郵件", "转发的邮件", "原邮件", "回复的原邮件", "원본 메시지", "원본메세지", "전달된 메시지",
        "הודעה מקורית", "الرسالة الأصلية", "رسالة أصلية", "Izvorna poruka", "Originalna poruka", "Izvirno sporočilo", "Originaal kiri", "Sākotnējā ziņa", "Bản gốc",
    };
}
