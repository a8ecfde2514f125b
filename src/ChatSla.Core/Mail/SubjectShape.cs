using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>Subjects of what comes out regularly: a number of an issue, a date.</summary>
internal static class SubjectShape
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <param name="subject">In lower case.</param>
    public static bool CountsIssue(string subject) => Issue.IsMatch(subject);

    /// <param name="subject">In lower case.</param>
    public static bool HasDate(string subject) => Date.IsMatch(subject);

    /// <param name="subject">In lower case, with its tag.</param>
    public static bool CriesOut(string subject) => Cry.IsMatch(subject);

    private static readonly Regex Cry = new(@"\d ?% ?(?:off|rabatt|reduc|de |desc|scont|korting|割引|$|[!,.])|[$€£¥] ?\d|\d ?(?:€|kr\b|eur\b)|!{2,}|[☆★◆◇■□●♪♥❤✨✔➤➜▶►»«【🎁🔥🎉⭐✅]", Linear);

    private static readonly Regex Issue = new(
        @"(?:^|[\s(\[,|:-])(?:vol(?:ume)?\.?\s?\d|ausgabe\s(?:nr\.?\s?)?\d|edition\s(?:no\.?\s?)?\d|édition\s(?:n[°º]\s?)?\d|edición\s(?:n[°º]\s?)?\d|edição\s(?:n[°º]\s?)?\d|newsletter\s(?:#|nr\.?|no\.?|n[°º])?\s?\d)|第\s?\d{1,4}\s?号", Linear);

    private const string Month =
        "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
        + "|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januari|februari|maj|augusti|maart|mei|augustus|desember";

    private static readonly Regex Date = new(
        $@"(?:^|\W)(?:(?:{Month})\.?,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d{{2}}|\d{{1,2}}\.?\s(?:de\s)?(?:{Month})\.?(?:\sde)?,?\s(?:19|20)\d{{2}}|(?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d{{2}})(?:\W|$)", Linear);
}
