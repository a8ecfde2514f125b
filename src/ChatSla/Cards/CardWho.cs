using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Cards;

/// <summary>Whose question it is: the customer, the company and its tier, and what sets it apart from others.</summary>
public static class CardWho
{
    /// <summary>Letters that a phone shows beside badges.</summary>
    private const int OneLine = 44;

    /// <summary>In words alone: what is over does not shout.</summary>
    public static JsonObject Quiet(QueryView view, CardCut cut) => Elements.Plain(Line(view, cut, [view.Tier]), subtle: true, spacing: "None");

    /// <summary>The badges stand behind the names, or below them where the line is too long for a phone.</summary>
    public static IEnumerable<JsonObject> Of(QueryView view, CardCut cut)
    {
        List<(string Text, string Style)> badges = cut.HasBadges ? [.. BadgesOf(view)] : [];
        if (badges.Count == 0) return [Quiet(view, cut)];

        var line = Line(view, cut, []);
        var text = Elements.Plain(line, subtle: true);
        var row = badges.Select(badge => Newer.Badge(badge.Text, badge.Style));
        if (line.Length + badges.Sum(badge => badge.Text.Length + 4) <= OneLine) return [Newer.SideBySide(row.Prepend(text), "None")];

        text["spacing"] = "None";
        return [text, Newer.SideBySide(row, "Small")];
    }

    private static string Line(QueryView view, CardCut cut, IEnumerable<string?> more)
    {
        var customer = CardText.Isolated(CardText.Cut(CardText.OneLine(view.First.Customer), cut.NameLength));
        var line = string.Join(" · ", new[] { customer, Short(view.Company, cut) }.Concat(more.Select(one => Short(one, cut))).OfType<string>().Distinct());
        return view.SharedBy.Count == 0 ? line : CardStrings.SharedBy.With(line, CardText.Cut(view.SharedBy.Aggregate((some, one) => CardStrings.And.With(some, one)), 160));
    }

    private static string? Short(string? text, CardCut cut) => text is null ? null : CardText.Cut(CardText.OneLine(text), cut.NameLength);

    private static IEnumerable<(string, string)> BadgesOf(QueryView view)
    {
        if (view.Tier is { } tier) yield return (tier, "Informative");
        if (view.Query.Complaint is not null) yield return (CardStrings.Complaint, "Attention");
        if (view.Query.Escalation is not null) yield return (CardStrings.Escalated, "Attention");
    }
}
