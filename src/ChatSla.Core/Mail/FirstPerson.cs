using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>"I", "my" and their kin: who writes so may be a person, whatever else the text looks like.</summary>
internal static class FirstPerson
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <param name="text">In lower case, with plain apostrophes.</param>
    public static bool Speaks(ReadOnlySpan<char> text) => Words.IsMatch(text) || Signs.IsMatch(text);

    private const string All =
        "i|i'm|i've|i'd|i'll|my|me|mine|ich|mein|meine|meinen|meiner|meinem|mir|mich|je|mon|ma|mes|moi|yo|mi|mis|tengo|quiero|quisiera|necesito|mio|mia|ho|vorrei|eu|meu|minha|tenho|gostaria"
        + "|ik|mijn|mij|jag|min|mitt|mina|mig|jeg|mit|minä|minun|minulla|olen|haluaisin|mam|mój|moja|moje|mnie|proszę|mám|můj|chtěl|chtěla|prosím|я|мой|моя|моё|мне|меня|у меня|прошу|ben|benim|bana|istiyorum|nekem|vreau|εγώ|μου|мені|мій";

    private static readonly Regex Words = new($@"(?:^|[\s(""'.,;:!?-])j'|(?:^|[\s(""'.,;:!?-])(?:{All})(?:[\s)""'.,;:!?-]|$)", Linear);

    private static readonly Regex Signs = new("私|わたし|弊社|我|저는|제가|제 |أنا|لدي|אני|שלי", Linear);
}
