using System.Text.RegularExpressions;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>A line of an iCalendar file (RFC 5545, section 3.1). The name, and the values of BEGIN and END, are in capitals.</summary>
/// <param name="Number">Of the first of the lines it was folded into, from 1.</param>
internal sealed partial record HolidayFileLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>Lines without their folds; empty ones are left out.</summary>
    public static IEnumerable<(int Number, string Text)> Unfold(string text)
    {
        (int Number, string Text)? unfolded = null;

        foreach (var (at, line) in text.TrimStart('\uFEFF').Split('\n').Index())
        {
            var physical = line.TrimEnd('\r');
            if (physical.Length > 0 && physical[0] is ' ' or '\t' && unfolded is { } before)
            {
                unfolded = (before.Number, before.Text + physical[1..]);
                continue;
            }

            if (unfolded is { Text.Length: > 0 } complete) yield return complete;
            unfolded = (at + 1, physical.Trim().Length == 0 ? "" : physical);
        }

        if (unfolded is { Text.Length: > 0 } last) yield return last;
    }

    public static HolidayFileLine? Parse(int number, string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;

        var (name, value) = (match.Groups["name"].Value.ToUpperInvariant(), match.Groups["value"].Value);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, given) in match.Groups["key"].Captures.Zip(match.Groups["given"].Captures)) parameters[key.Value] = given.Value.Trim('"');
        return new HolidayFileLine(number, name, parameters, name is "BEGIN" or "END" ? value.Trim().ToUpperInvariant() : value);
    }

    [GeneratedRegex("""^(?<name>[A-Za-z0-9-]+)(?:;(?<key>[A-Za-z0-9-]+)=(?<given>(?:"[^"]*"|[^";:])*))*:(?<value>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
