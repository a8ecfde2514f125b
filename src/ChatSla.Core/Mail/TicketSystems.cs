namespace ChatSla.Core.Mail;

/// <summary>
/// Ticket systems mark all that they send as made by a program, also what their staff write. Where such a mail asks to be answered above a
/// line, confirms nothing and asks something, a person is behind it.
/// </summary>
internal static class TicketSystems
{
    public static bool LetsAPersonAsk(MailWords words) =>
        words.AsksSomethingFirst
        && words.TextHas(ReplyLines) is not null
        && words.TextHas(AutoReplyPhrases.Receptions) is null
        && words.TextHas(NoticePhrases.DoNotReply) is null
        && !AcknowledgementShape.Is(words.OpeningText);

    public static readonly Phrases[] ReplyLines =
    [
        new("en", "reply above this line", "your reply above this", "write above this line", "reply above the line", "type your response above"),
        new("de", "über dieser zeile", "oberhalb dieser zeile", "über diese zeile"),
        new("fr", "au-dessus de cette ligne"),
        new("es", "por encima de esta línea", "encima de esta línea"),
        new("it", "sopra questa riga", "sopra questa linea"),
        new("pt", "acima desta linha"),
        new("nl", "boven deze regel", "boven deze lijn"),
        new("sv", "ovanför denna rad", "ovanför den här raden", "ovanför denna linje"),
        new("da", "over denne linje"),
        new("no", "over denne linjen"),
        new("fi", "tämän rivin yläpuolelle"),
        new("pl", "powyżej tej linii"),
        new("cs", "nad tento řádek"),
        new("ru", "выше этой строки", "над этой строкой"),
    ];
}
