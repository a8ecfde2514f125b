namespace ChatSla.Core.Mail;

/// <summary>The words of receipts that carry no header of one.</summary>
internal static class ReceiptPhrases
{
    public static readonly Phrases[] Subjects =
    [
        new("en", "read:", "not read:", "read receipt", "return receipt", "disposition notification", "delivered:", "relayed:", "deleted:"),
        new("de", "gelesen:", "ungelesen gelöscht", "lesebestätigung", "zugestellt:"),
        new("fr", "lu:", "lu :", "non lu", "accusé de lecture", "remis:", "remis :"),
        new("es", "leído:", "no leído:", "confirmación de lectura", "entregado:"),
        new("it", "letto:", "non letto:", "conferma di lettura", "recapitato:"),
        new("pt", "lida:", "lido:", "não lida:", "confirmação de leitura", "entregue:"),
        new("nl", "gelezen:", "niet gelezen:", "leesbevestiging", "bezorgd:"),
        new("sv", "läst:", "oläst:", "läskvitto", "levererat:"),
        new("no", "lest:", "ulest:", "lesebekreftelse"),
        new("da", "læst:", "ulæst:", "læsekvittering"),
        new("fi", "luettu:", "lukematta:", "lukukuittaus"),
        new("pl", "przeczytano:", "nie przeczytano:", "potwierdzenie przeczytania"),
        new("cs", "přečteno:", "nepřečteno:", "potvrzení o přečtení"),
        new("ru", "прочитано:", "не прочитано:", "уведомление о прочтении"),
        new("tr", "okundu:", "okunmadı:"),
        new("ja", "開封済み", "開封通知", "開封確認"),
        new("zh", "已读:", "已讀:", "已读：", "未读:", "已读回执"),
    ];

    public static readonly Phrases[] Texts =
    [
        new("en", "was read", "was displayed", "has been read", "was deleted without being read", "was delivered", "this is a receipt for", "return receipt", "no guarantee that the message has been read"),
        new("de", "wurde gelesen", "wurde am", "ungelesen gelöscht", "dies ist eine empfangsbestätigung"),
        new("fr", "a été lu", "a été supprimé"),
        new("es", "fue leído", "se leyó", "se eliminó"),
        new("it", "è stato letto", "è stato eliminato"),
        new("pt", "foi lida", "foi lido"),
        new("nl", "is gelezen", "is verwijderd"),
        new("sv", "lästes", "har lästs", "togs bort"),
        new("no", "ble lest"),
        new("da", "blev læst"),
        new("fi", "on luettu", "luettiin"),
        new("pl", "została przeczytana", "przeczytano"),
        new("cs", "byla přečtena", "přečtena"),
        new("ru", "прочитано", "прочтено"),
        new("tr", "okundu"),
        new("ja", "開封されました", "表示されました"),
        new("zh", "已于", "已在", "已读"),
    ];
}
