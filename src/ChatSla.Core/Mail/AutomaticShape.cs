using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>"This message was automatically ...": a mail that says of itself that a program wrote it, in whatever order of words.</summary>
internal static class AutomaticShape
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <param name="opening">The first lines in lower case.</param>
    public static bool Is(string opening) => Western.IsMatch(opening) || Eastern.IsMatch(opening);

    private const string This =
        "this|dies|diese|dieses|ceci|ce|cet|cette|esta|este|esto|questo|questa|isto|dit|deze|detta|det|dette|denne|tämä|ez|acest|acesta|to|ta|niniejsza|toto|tato|táto|это|данное|этот|цей|це|ово|bu|αυτό";

    private const string Stem = "automat|automát|automaat|autoreply|auto-reply|auto-respon|auto-generat|computer-generat|system-generat|machine-generat|автомат|αυτόματ|αυτοματ|otomatik";

    /// <summary>A verb between the two, so that "this automatic door" is none.</summary>
    private const string Verb = @"is|was|has been|ist|wurde|est|a été|es|ha sido|se ha|è|é|foi|is|werd|är|har|er|ble|blev|on|jest|została|je|byla|bola|este|a fost|это|создано|сформировано|отправлено|bir|είναι";

    private const string Article = "an?|the|only|just|eine?|lediglich|une?|una|uno|un|um|uma|een|ett|en|et|er";

    /// <summary>And a noun or a verb after it, so that "was automatically charged" is none.</summary>
    private const string Thing =
        "generat|génér|gener|repl|respon|répon|respuest|rispost|respost|message|messag|mensaj|mensag|mail|courriel|e-post|notif|acknowledg|confirm|antwort|nachricht|bestätig|antwoord|bericht|svar|meddel|melding|beskjed|besked|vastau|viest"
        + "|odpow|wiadom|odpov|zpráv|správ|válasz|üzenet|răspuns|mesaj|ответ|сообщ|письм|уведом|отправл|сформир|создан|повідом|yanıt|ileti|απάντ|μήνυμ|sent|issued|produced|envoy|envia|inviat|verzond|skick|sendt|erstell|versend|versand|verschick|gesend|lähet|wysłan|odeslán";

    private static readonly Regex Western = new($@"(?:^|[\s*\-(\[""'])(?:{This}) (?:[\w'\-]+ ){{0,2}}(?:{Verb}) (?:(?:{Article}) ){{0,2}}(?:(?:{Stem})[\w'\-]*(?: [\w'\-]+){{0,2}} (?:e-)?(?:{Thing})|(?:{Thing})[\w\-]* (?:{Stem}))", Linear);

    private static readonly Regex Eastern = new("(?:это|данное|цей|це) (?:письмо|сообщение|уведомление|лист|повідомлення)[^.!?]{0,20} автомат|(?:この|本|当)(?:メール|返信|通知).{0,12}自動|(?:这|此|本|該|该|這)(?:是一?封?|邮件|郵件|信|消息).{0,12}(?:自动|自動)|이 (?:메일|메시지|이메일)(?:은|는).{0,12}자동", Linear);
}
