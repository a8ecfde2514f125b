using System.Globalization;
using ChatSla.Languages;
using ChatSla.Storage;

namespace ChatSla.Commands;

/// <summary>The words of the commands. Both languages are understood everywhere: a team speaks one, its members write as they like.</summary>
public static class CommandVocabulary
{
    /// <summary>The first of each list is the one that is shown.</summary>
    private static readonly CommandName[] Names =
    [
        new("help", ["help", "?", "commands"], ["hjälp", "kommandon"]),
        new("open", ["open", "list"], ["öppna", "öppet", "lista"]),
        new("mine", ["mine", "my queries", "my"], ["mina", "mina ärenden"]),
        new("overdue", ["overdue", "late", "red"], ["försenade", "försenat", "försenad", "sena", "röda"]),
        new("summary", ["summary"], ["sammanfattning", "sammanfatta", "summering"]),
        new("noise", ["noise", "alerts"], ["larm", "brus"]),
        new("ignored", ["ignored"], ["ignorerade", "ignorerat"]),
        new("who", ["who is on", "who", "who's on", "whos on", "who is here", "who is away"], ["vem är här", "vem", "vilka", "vilka är här", "vem jobbar", "vem är borta"]),
        new("search", ["search", "find"], ["sök", "hitta"]),
        new("show", ["show"], ["visa"]),
        new("claim", ["claim", "take"], ["ta"]),
        new("answer", ["answer", "reply"], ["svara"]),
        new("escalate", ["escalate"], ["eskalera"]),
        new("release", ["release", "give back"], ["släpp", "lämna tillbaka"]),
        new("why", ["why"], ["varför"]),
        new("due", ["when is it due", "due", "when"], ["när ska det vara klart", "när", "klart"]),
        new("calendar", ["calendar"], ["kalender", "öppettider"]),
        new("announce", ["announce", "announcements"], ["meddela", "meddelanden"]),
        new("away", ["away", "i am away", "i'm away"], ["borta", "frånvarande", "jag är borta"]),
        new("back", ["back", "i am back", "i'm back"], ["tillbaka", "jag är tillbaka"]),
        new("language", ["language"], ["språk"]),
        new("watch", ["watch"], ["bevaka"]),
        new("unwatch", ["unwatch", "stop watching"], ["sluta bevaka", "avbevaka"]),
        new("merge", ["merge"], ["slå ihop", "slå samman"]),
        new("unmerge", ["unmerge"], ["skilj åt", "skilj"]),
        new("split", ["split"], ["dela"]),
        new("call", ["call"], ["samtal", "ringde"]),
    ];

    private static readonly (string Folded, string Verb)[] Phrases =
        [.. Names.SelectMany(name => name.English.Concat(name.Swedish).Select(phrase => (SearchText.Fold(phrase), name.Verb))).OrderByDescending(phrase => phrase.Item1.Length)];

    public static IEnumerable<string> Verbs => Names.Select(name => name.Verb);

    /// <summary>The command's word in the language that is spoken.</summary>
    public static string Word(string verb) => WordsOf(Names.First(name => name.Verb == verb))[0];

    /// <summary>The command that the text begins with, the longest that fits, and what follows it.</summary>
    public static (string Verb, string Behind)? Find(string text)
    {
        var folded = SearchText.Fold(text);
        foreach (var (phrase, verb) in Phrases)
        {
            if (!folded.StartsWith(phrase, StringComparison.Ordinal)) continue;
            if (folded.Length == phrase.Length || !char.IsLetterOrDigit(folded[phrase.Length])) return (verb, text[phrase.Length..].TrimStart(' ', ':', ',', '?', '!', '.'));
        }

        return null;
    }

    /// <summary>The commands that somebody may have meant, the nearest first; of a short one at most half may be wrong.</summary>
    public static IReadOnlyList<string> Nearest(string asked)
    {
        var word = SearchText.Fold(asked.Split(' ', 2)[0].Trim('.', ',', '!', '?'));
        return
        [
            .. Names.SelectMany(name => name.English.Concat(name.Swedish).Where(phrase => !phrase.Contains(' ', StringComparison.Ordinal)).Select(phrase => (Phrase: phrase, name, Distance: Spelling.Distance(word, SearchText.Fold(phrase)))))
                .Where(near => near.Distance <= Math.Min(2, near.Phrase.Length / 2))
                .OrderBy(near => near.Distance).ThenBy(near => WordsOf(near.name).Contains(near.Phrase) ? 0 : 1)
                .DistinctBy(near => near.name.Verb).Select(near => near.Phrase).Take(3),
        ];
    }

    private static string[] WordsOf(CommandName name) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Language.Swedish.Code ? name.Swedish : name.English;

    private sealed record CommandName(string Verb, string[] English, string[] Swedish);
}
