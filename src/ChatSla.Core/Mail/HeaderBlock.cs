namespace ChatSla.Core.Mail;

/// <summary>The block of From, Sent, To and Subject that Outlook and others put before the mail that is answered.</summary>
internal static class HeaderBlock
{
    private const int Look = 8;

    private enum Label
    {
        From,
        Sent,
        To,
        Subject,
        Other,
    }

    /// <summary>A label stands here, and within the next lines there are three different ones with From or Sent among them.</summary>
    public static bool StartsAt(string[] lines, int at)
    {
        if (LabelOf(lines[at]) is not { } first || first is Label.Other) return false;

        var seen = 1 << (int)first;
        var looked = 1;
        for (var next = at + 1; next < lines.Length && looked < Look; next++)
        {
            if (string.IsNullOrWhiteSpace(lines[next])) continue;
            looked++;
            if (LabelOf(lines[next]) is { } label) seen |= 1 << (int)label;
        }

        return System.Numerics.BitOperations.PopCount((uint)seen) >= 3 && (seen & ((1 << (int)Label.From) | (1 << (int)Label.Sent))) != 0;
    }

    /// <summary>What stands behind From and behind Sent in the block that begins here or on the lines after; null where there is no From.</summary>
    public static (string From, string Sent)? Read(string[] lines, int at)
    {
        var first = at;
        while (first < lines.Length && first < at + 4 && !StartsAt(lines, first)) first++;
        if (first == lines.Length || first == at + 4) return null;

        string? from = null, sent = null, labelled = null;
        for (var (line, looked) = (first, 0); line < lines.Length && looked < Look; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line])) continue;
            looked++;
            switch (LabelOf(lines[line]))
            {
                case Label.From when from is null:
                    from = labelled = lines[line];
                    break;
                case Label.Sent when sent is null:
                    sent = labelled = lines[line];
                    break;
                case null when labelled is not null && labelled == from:
                    // A long name wraps.
                    from += $" {lines[line].Trim()}";
                    break;
                default:
                    labelled = null;
                    break;
            }
        }

        return from is null ? null : (from, sent ?? "");
    }

    private static Label? LabelOf(string line)
    {
        var trimmed = line.AsSpan().TrimStart(" \t*|>_");
        var colon = trimmed[..Math.Min(trimmed.Length, 32)].IndexOfAny(':', '：');
        if (colon <= 0) return null;

        var word = trimmed[..colon].Trim(" \t*_").ToString();
        return Labels.TryGetValue(word, out var label) ? label : null;
    }

    private static readonly Dictionary<string, Label> Labels = All();

    private static Dictionary<string, Label> All()
    {
        var labels = new Dictionary<string, Label>(StringComparer.OrdinalIgnoreCase);
        Add(Label.From, "From|Sender|Von|De|Da|Van|Från|Fra|Lähettäjä|Od|Nadawca|Odesílatel|Odosielateľ|Feladó|От|От кого|Отправитель|Від|Από|Kimden|Gönderen|差出人|送信者|送信元|From|发件人|寄件者|寄件人|發件人|보낸 사람|보낸사람|מאת|من|Expéditeur|Remitente|Mittente|Remetente|Afzender|Avsändare|Šalje|Saatja|No|Nuo|Dari|Từ|จาก|Pošiljatelj|Expeditor");
        Add(Label.Sent, "Sent|Date|Sent at|Gesendet|Datum|Gesendet am|Envoyé|Envoyé le|Date d'envoi|Enviado|Enviado el|Enviado em|Enviada|Enviada em|Fecha|Fecha de envío|Data|Data de envio|Inviato|Data invio|Verzonden|Skickat|Skickat den|Dato|Sendt|Lähetetty|Päivämäärä|Päiväys|Wysłano|Wysłane|Data wysłania|Odesláno|Odoslané|Dátum|Elküldve|Küldve|Отправлено|Отправлен|Дата|Дата отправки|Надіслано|Στάλθηκε|Ημερομηνία|Gönderildi|Gönderilen|Gönderme Tarihi|Tarih|送信日時|送信日|日時|日付|发送时间|发送日期|日期|傳送時間|時間|寄件日期|发件时间|보낸 날짜|날짜|נשלח|תאריך|تاريخ الإرسال|التاريخ|Poslano|Trimis|Saadetud|Nosūtīts|Išsiųsta|Dikirim|Ngày|Đã gửi|วันที่");
        Add(Label.To, "To|An|À|A|Para|Aan|Till|Til|Vastaanottaja|Do|Komu|Címzett|Кому|До|Προς|Kime|Alıcı|宛先|收件人|收件者|受信者|받는 사람|받는사람|אל|إلى|Destinataire|Destinatario|Destinatário|Pour|Prima|Pre|Către|Kam|Kepada|Đến|ถึง|Saaja");
        Add(Label.Subject, "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Aihe|Temat|Předmět|Predmet|Tárgy|Тема|Θέμα|Konu|件名|主题|主題|主旨|제목|נושא|الموضوع|Sujet|Subiect|Teema|Tēma|Tema|Perihal|Chủ đề|เรื่อง");
        Add(Label.Other, "Cc|Kopie|Copia|Kopia|Kopi|Kopio|Cópia|DW|Bcc|Reply-To|Antwort an|Répondre à|Responder a|Antwoord aan|Svara till|Копия|抄送|副本|참조|CC|Bilgi|Kópia|Másolat|Κοιν.|Importance|Wichtigkeit|Betydelse|Prioritet|Attachments|Anlagen|Bilagor|Pièces jointes|Organization|Newsgroups");
        return labels;

        void Add(Label label, string words)
        {
            foreach (var word in words.Split('|')) labels.TryAdd(word, label);
        }
    }
}
