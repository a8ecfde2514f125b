using System.Text.Json.Nodes;
using ChatSla.Languages;

namespace ChatSla.Teams;

/// <summary>Why a query has its colour, as a card.</summary>
public static class WhyCard
{
    /// <summary>A card is read, not scrolled through.</summary>
    public const int MostRows = 30;

    private const int MostLines = 6;

    public static JsonObject Render(WhyView why)
    {
        IEnumerable<JsonObject> body =
        [
            Banner(why),
            .. why.Rule.Select((sentence, at) => Elements.Plain(sentence, spacing: at == 0 ? "Medium" : "Small")),
            .. why.Moves.Select(move => Elements.Plain(move, subtle: true, spacing: "Small")),
            .. why.Rows.Select((row, at) => Row(row, isFirst: at == 0)),
            .. why.Turns.Select((turn, at) => Turn(turn.Look, turn.Text, isFirst: at == 0)),
            .. Section(WhyStrings.EveryPromise, why.Targets.TakeLast(MostLines).Select(TargetText)),
            .. Section(WhyStrings.WhoHadIt, why.Hands.TakeLast(MostLines)),
            .. Section(WhyStrings.PausesByPerson, why.Pauses.Take(MostLines)),
            .. Section(WhyStrings.WhatCounts, [why.Counts]),
            Elements.Ruled(Elements.Plain(why.Agreement, size: "Small", subtle: true)),
        ];
        var card = Elements.AdaptiveCard(body);
        card["fallbackText"] = Summary(why);
        return card;
    }

    /// <summary>What a notification, or a client that shows no cards, says.</summary>
    public static string Summary(WhyView why) => $"Q-{why.Number} · {why.Look.Word}: {why.Sentence}";

    private static JsonObject Banner(WhyView why) => Elements.Container(
        StyleOf(why.Look),
        [
            Elements.Columns(
                ("stretch", Elements.Runs(null, Elements.Run($"{why.Look.Sign} {why.Look.Word}", weight: "Bolder", color: why.Look.Color), Elements.Run($" · {why.Sentence}"))),
                ("auto", Elements.Words($"Q-{why.Number}", subtle: true, align: "Right"))),
        ],
        bleed: true);

    private static string StyleOf(LightLook look) => look.Color switch
    {
        "Good" when look.Word == WhyStrings.Kept => "good",
        "Warning" => "warning",
        "Attention" => "attention",
        "Good" => "default",
        _ => "emphasis",
    };

    /// <summary>A row of any ledger.</summary>
    public static JsonObject Row(LedgerRow row, bool isFirst)
    {
        if (row.Kind is LedgerRowKind.Now)
        {
            var now = Elements.Container("accent", [Elements.Columns((1, Elements.Plain(Unbroken(row.When), weight: "Bolder")), (1, Elements.Plain($"▸ {row.What}", weight: "Bolder")))]);
            now["spacing"] = "Small";
            return now;
        }

        var subtle = row.Kind is LedgerRowKind.Skipped or LedgerRowKind.Paused or LedgerRowKind.Folded;
        var what = row switch
        {
            { Kind: LedgerRowKind.Counted or LedgerRowKind.Folded } => Elements.Runs(null, Elements.Run(row.Amount, weight: "Bolder", subtle: subtle), Elements.Run($" {row.What}", subtle: subtle)),
            { Kind: LedgerRowKind.Paused } => Elements.Plain($"‖ {row.What}", subtle: true),
            _ => Elements.Plain(row.What, subtle: subtle),
        };
        var columns = Elements.Columns((1, Elements.Plain(Unbroken(row.When), subtle: subtle)), (1, what));
        columns["spacing"] = isFirst ? "Medium" : "Small";
        if (isFirst) columns["separator"] = true;
        return columns;
    }

    private static JsonObject Turn(LightLook look, string text, bool isFirst)
    {
        var line = Elements.Runs(isFirst ? "Medium" : "Small", Elements.Run($"{look.Sign} {look.Word}", weight: "Bolder", color: look.Color), Elements.Run($" {text}"));
        if (isFirst) line["separator"] = true;
        return line;
    }

    private static IEnumerable<JsonObject> Section(string title, IEnumerable<string> lines)
    {
        var items = lines.Select(line => Elements.Plain(line, size: "Small", subtle: true, spacing: "None")).ToList();
        return items.Count == 0 ? [] : [Elements.Words(title, weight: "Bolder", size: "Small", spacing: "Medium"), .. items];
    }

    private static string TargetText(WhyTarget target)
    {
        var text = WhyStrings.TargetLine.With($"{char.ToUpperInvariant(target.Name[0])}{target.Name[1..]}", target.Promise, target.Aim);
        return target.Due.Length > 0 ? $"{text} · {target.Due}" : text;
    }

    /// <summary>On a phone a line may break between a date and its time, and after the first of two times.</summary>
    private static string Unbroken(string when) => string.Join("\u00A0– ", when.Split(" – ").Select((part, at) =>
        at == 0 && part.LastIndexOf(' ') is > 0 and var time ? $"{Unspaced(part[..time])} {Unspaced(part[(time + 1)..])}" : Unspaced(part)));

    private static string Unspaced(string part) => part.Replace(' ', '\u00A0').Replace("–", "\u2060–\u2060", StringComparison.Ordinal);
}
