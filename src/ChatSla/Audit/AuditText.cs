using System.Globalization;
using ChatSla.CommandLine;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>What an operator reads of an audit.</summary>
public static class AuditText
{
    private const int Label = 11;

    public static IEnumerable<string> Of(Difference one)
    {
        yield return one.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Q-{number}  {one.Name}") : one.Name;
        foreach (var line in Lines("journal", one.Journal).Concat(Lines("stored", one.Row)).Concat(Lines("do", one.Do))) yield return line;
    }

    public static IEnumerable<string> Sum(AuditSum sum, Duration took)
    {
        yield return $"{N(sum.Queries)} queries, {N(sum.Events)} events, {N(sum.Mails)} mails, {N(sum.Cards)} cards, {N(sum.Replies)} replies and {N(sum.Waiting)} waiting messages in {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.";
        if (sum.Unlinked > 0) yield return $"{N(sum.Unlinked)} events have no chain: they are from before there was one, or by an older version.";
        if (sum.Erased > 0) yield return $"The content of {N(sum.Erased)} events was erased.";
        yield return sum.Sealed is { } seal ? $"Compared with seal {seal.Number} of {Findings.Show(seal.At.ToUnixTimeMilliseconds())}: {seal.Hash}" : "Nothing is sealed yet; the program does so every night.";
        yield return sum.Count == 0 ? "No differences." : $"{N(sum.Count)} {(sum.Count == 1 ? "difference" : "differences")}: {string.Join(", ", sum.Differences.Select(kind => $"{N(kind.Value)} {Difference.NameOf(kind.Key)}"))}.";
    }

    private static IEnumerable<string> Lines(string label, string text) => Columns.Wrapped($"  {label.PadRight(Label - 2)}{text}", hanging: Label);

    private static string N(int count) => Findings.Show(count);
}
