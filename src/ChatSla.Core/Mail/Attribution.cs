using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>"On 3 May 2026 at 10:12, Ada &lt;ada@example.com&gt; wrote:" as mail programs write it in many languages, over one to five lines.</summary>
internal static class Attribution
{
    private const int LongestLine = 300;
    private const int MostLines = 5;
    private const int MostRawLines = 9;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>If an attribution starts on this line: the line after it.</summary>
    public static int? EndingFrom(string[] lines, int at)
    {
        if (lines[at].Length > LongestLine) return null;

        var joined = lines[at].Trim();
        var dated = Begin.IsMatch(joined);
        var used = 1;
        for (var end = at; ;)
        {
            if (EndsAttribution(joined) && IsOne(joined, dated, used, lines, end)) return end + 1;
            if (used == MostLines || (!dated && !MayGoOn(lines, at, joined))) return null;

            var next = NextWritten(lines, end + 1, at + MostRawLines);
            if (next is null || lines[next.Value].Length > LongestLine || joined.Length > LongestLine) return null;
            if (next > end + 1 && (!dated || Begin.IsMatch(lines[next.Value].Trim()))) return null;
            if (joined[^1] is '.' or '!' or '?' && Begin.IsMatch(lines[next.Value].Trim())) return null;

            end = next.Value;
            joined = $"{joined} {lines[end].Trim()}";
            used++;
        }
    }

    private static bool EndsAttribution(string joined) => joined.TrimEnd('*', ' ', '_') is [.., ':' or '：'];

    private static bool IsOne(string joined, bool dated, int used, string[] lines, int end)
    {
        if (FirstPerson.IsMatch(joined)) return false;

        var address = joined.AsSpan().IndexOf('@') >= 0;
        var when = Time.IsMatch(joined) || Year.IsMatch(joined);
        if (VerbAtEnd.IsMatch(joined)) return address || (dated && when) || (joined.Length <= 120 && used == 1 && QuoteFollows(lines, end + 1));
        if (VerbInside.IsMatch(joined)) return (dated && (when || address)) || (address && when);
        return dated && address && Time.IsMatch(joined) && joined.Length <= 200;
    }

    /// <summary>A name comes first and the line broke: the address or the verb must stand on the first line already, after a blank one.</summary>
    private static bool MayGoOn(string[] lines, int at, string joined) =>
        (at == 0 || string.IsNullOrWhiteSpace(lines[at - 1]))
        && joined.AsSpan().IndexOf('<') >= 0
        && (joined.AsSpan().IndexOf('@') >= 0 || joined.EndsWith('<'));

    private static int? NextWritten(string[] lines, int from, int limit)
    {
        for (var at = from; at < lines.Length && at < limit; at++)
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) return at;
        }

        return null;
    }

    private static bool QuoteFollows(string[] lines, int from) => NextWritten(lines, from, from + 3) is { } next && QuotedLine.Is(lines[next]);

    private const string Weekday =
        "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        + "|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
        + "|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
        + "|gio|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|seg|ter|qua|qui|sex|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira"
        + "|ma|wo|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
        + "|mån|tis|ons|tor|tors|fre|lör|sön|måndag|tisdag|onsdag|torsdag|fredag|lördag|søndag|lørdag|mandag|tirsdag|man|tir|lør|søn|söndag"
        + "|ke|to|pe|la|su|ti|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina"
        + "|pon|pn|wt|śr|czw|pt|sob|niedz|ndz|po|út|st|čt|pá|so|ne|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle"
        + "|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|pzt|sal|çar|per|cum|cmt|paz|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar";

    /// <summary>A preposition, a weekday or a date, and a digit close behind.</summary>
    private static readonly Regex Begin = new(
        "^[\\s>*_-]{0,6}(?:"
        + "(?:on|at|am|le|el|em|il|il giorno|op|den|d\\.|dnia|w dniu|dne|dňa|w|pada|vào|la|в|am|o|u|in|ve|dana|på|i|on the)\\s.{0,40}?\\d"
        + "|(?:" + Weekday + ")\\.?,?\\s.{0,30}?\\d"
        + "|\\d{1,4}[./年-]\\s?\\d{0,2}"
        + "|\\d{1,2}\\.?\\s\\p{L}{3,12}\\.?,?\\s\\d{4}"
        + ")", Linear);

    private const string Verb =
        "wrote|writes|said|says|schrieb|schrieben|schreef|heeft .{0,60}geschreven|geschreven|a écrit|a ecrit|écrit|a wrote|ha scritto|scritto|scrisse|escribió|escribio|escreveu|skrev|skreiv|kirjoitti|napisał\\(a\\)|napisał|napisała|napisal|napísal|napsal\\(a\\)|napsal|napsala|napisao|napisala|írta|scris|написал|написала|написал\\(a\\)|пишет|писал|написав|пише|έγραψε|yazdı|şunları yazdı|escrigué|va escriure|kirjutas|rašė|rakstīja|menulis|đã viết|ผู้เขียน|写道|寫道|のメール|は書きました|wrote:|작성|님이 작성|כתב|كتب";

    private static readonly Regex VerbAtEnd = new("(?:^|[\\s\\d>)\"'\\u3000,]|\\p{IsCJKUnifiedIdeographs}|\\p{IsHangulSyllables})(?:" + Verb + ")\\s{0,2}(?:\\([\\p{L}]{1,2}\\))?[\\s*_]{0,3}[:：][\\s*_]{0,3}$", Linear);

    private static readonly Regex VerbInside = new("(?:^|[\\s>)\"',])(?:" + Verb + ")(?:[\\s,:：(]|$)", Linear);

    private static readonly Regex FirstPerson = new("(?:^|\\s)(?:i|we|ich|wir|jag|vi|jeg|j'|nous|ik|wij)\\s?(?:wrote|said|schrieb|schrieben|skrev|ai écrit|avons écrit|schreef|schreven)(?:\\s|:|$)", Linear);

    private static readonly Regex Time = new("\\d{1,2}\\s?[:.h：時时点點]\\s?\\d{2}|\\d\\s?(?:am|pm|a\\.m|p\\.m)", Linear);

    private static readonly Regex Year = new("(?:^|\\D)(?:19|20)\\d{2}(?:\\D|$)", Linear);
}
