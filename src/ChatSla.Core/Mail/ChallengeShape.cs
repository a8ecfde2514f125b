using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>A filter holds a mail back until its sender proves to be a person, or until somebody lets it through.</summary>
internal static class ChallengeShape
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Mail = "(?:message|e-?mail|mail|post|posting)";

    /// <param name="text">The first lines in lower case.</param>
    public static bool Is(string text) => Held.IsMatch(text) || Proof.IsMatch(text);

    private static readonly Regex Held = new(
        $@"\b(?:your|the|this) {Mail}\b[^.?!]{{0,100}}\b(?:is being held|was held|has been held|is on hold|is held|is pending|was quarantined|has been quarantined|is waiting|awaits)\b[^?!]{{0,100}}(?:approv|confirm|verif|moderat|review|deliver|sender|released)", Linear);

    private static readonly Regex Proof = new(
        $@"\b(?:verify|confirm|prove|authenticate)\b[^.?!]{{0,80}}\b(?:you are (?:a |not )?(?:human|person|real|spam|machine|robot)|(?:your(?:self)?|as a) (?:\w+ )?sender|(?:before|so that|in order for) (?:your|this) {Mail})|\b(?:add|put) you(?:rself)? to my (?:guest|approved|white|allow)", Linear);
}
