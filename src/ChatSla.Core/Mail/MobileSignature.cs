namespace ChatSla.Core.Mail;

/// <summary>"Sent from my iPhone" and its kin. Short lines only: people also begin sentences with "sent from".</summary>
internal static class MobileSignature
{
    private const int Longest = 110;

    public static bool Is(string line, bool afterBlank)
    {
        if (line.Length is 0 or > Longest) return false;

        var bare = line.TrimStart('*', '_', '-', '(', '[', ' ', '<').TrimEnd('*', '_', ']', ')', ' ');
        if (AppLines.Any(app => bare.StartsWith(app, StringComparison.OrdinalIgnoreCase))) return true;
        if (Endings.Any(ending => bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return true;
        if (!Starts.Any(start => bare.StartsWith(start, StringComparison.OrdinalIgnoreCase))) return false;
        return Devices.Any(device => bare.Contains(device, StringComparison.OrdinalIgnoreCase)) ? IsNoSentence(bare, 14) : afterBlank && IsNoSentence(bare, 9);
    }

    /// <summary>Few words, no comma and no question: not somebody's sentence about where a thing was sent from.</summary>
    private static bool IsNoSentence(string line, int mostWords) =>
        line.AsSpan().IndexOfAny(',', '?') < 0 && line.Split(' ').Length <= mostWords;

    private static readonly string[] Starts =
    [
        "Sent from", "Sent via", "Sent with", "Sent using", "Sent on", "From my i", "From my A", "Sent by",
        "Gesendet von", "Gesendet mit", "Gesendet aus", "Von meinem", "Von unterwegs", "Gesendet über", "Verschickt von", "Verschickt mit",
        "Envoyé de", "Envoyé depuis", "Envoyé à partir", "Envoyé avec", "Envoyé via", "Envoyé par",
        "Enviado desde", "Enviado do", "Enviado de", "Enviado con", "Enviado a partir", "Enviado pelo", "Enviado via", "Mandado desde",
        "Inviato da", "Inviato dal", "Inviato con", "Inviato tramite", "Spedito da",
        "Verzonden vanaf", "Verzonden met", "Verzonden via", "Verstuurd vanaf", "Verstuurd met", "Verzonden van", "Verstuurd via",
        "Skickat från", "Skickat med", "Skickat via", "Skickad från", "Från min", "Sent fra", "Sendt fra", "Sendt med", "Sendt via", "Fra min",
        "Lähetetty", "Wysłano z", "Wysłane z", "Wysłano za", "Wysłano przy", "Odesláno z", "Odesláno ze", "Odesláno pomocí", "Odoslané z", "Elküldve", "Trimis de pe", "Poslano iz", "Poslano s",
        "Отправлено с", "Отправлено из", "Послано с", "Надіслано з", "Відправлено з", "Στάλθηκε από", "iPhone'umdan gönderildi",
        "Dikirim dari", "Được gửi từ", "Gửi từ", "发自", "從我的", "从我的", "傳送自", "寄自", "來自我", "نُشر من", "أرسلت من", "تم الإرسال من", "נשלח מ",
    ];

    private static readonly string[] AppLines =
    [
        "Get Outlook for", "Hämta Outlook för", "Obtenir Outlook pour", "Téléchargez Outlook", "Outlook für iOS", "Outlook für Android", "Outlook für Android beziehen", "Holen Sie sich Outlook",
        "Obtener Outlook para", "Descargar Outlook para", "Obter o Outlook para", "Ottieni Outlook per", "Scarica Outlook per", "Outlook voor", "Download Outlook voor", "Hent Outlook til", "Få Outlook for",
        "Hanki Outlook", "Pobierz Outlooka", "Pobierz aplikację Outlook", "Získat Outlook", "Stáhnout Outlook", "Скачать Outlook", "Загрузить Outlook", "iOS için Outlook", "Android için Outlook",
        "获取 Outlook", "取得 Outlook", "下载 Outlook", "Outlook for iOS を入手", "Outlook for Android を入手", "Diese Nachricht wurde von meinem",
        "Отправлено с iP", "Отправлено с And", "Von meinem iP", "Sent from my iP", "Envoyé de mon iP", "Sent from Yahoo Mail",
    ];

    private static readonly string[] Endings =
        ["から送信", "から送信されました", "에서 보냄", "에서 보냈습니다", "gönderildi", "から送信。", "küldve", "telefonról küldve"];

    private static readonly string[] Devices =
    [
        "iPhone", "iPad", "iPod", "Android", "Samsung", "Galaxy", "BlackBerry", "Windows Phone", "Windows Mail", "Mail for Windows", "Mail für Windows", "Huawei", "Xiaomi", "Nokia", "Sony", "Pixel", "OnePlus", "Motorola", "Nexus",
        "Outlook", "Yahoo", "Gmail", "Mailbird", "Spark", "K-9", "ProtonMail", "Proton Mail", "smartphone", "Smartphone", "mobile", "Handy", "Mobilgerät", "Mobiltelefon", "telefon", "téléphone", "teléfono", "telefono", "cellulare", "celular", "mobil", "Palm", "Treo", "手机", "手機", "Wiko", "Sparrow", "Thunderbird",
    ];
}
