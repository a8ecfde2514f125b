using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>
/// Adaptive Card elements. Text that people or mails brought goes into text runs, which know neither markdown nor mentions;
/// only our own words go into text blocks.
/// </summary>
public static class Elements
{
    public const string Version = "1.5";

    public static JsonObject AdaptiveCard(IEnumerable<JsonObject> body, IEnumerable<JsonObject>? actions = null)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = Version,
            ["msteams"] = new JsonObject { ["width"] = "Full" },
            ["body"] = Array(body),
        };
        if (actions?.ToList() is { Count: > 0 } buttons) card["actions"] = Array(buttons);
        return card;
    }

    public static JsonObject Words(string text, string? weight = null, string? size = null, bool subtle = false, string? align = null, string? spacing = null) =>
        Styled(new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true }, weight, size, subtle, align, spacing);

    /// <summary>A text block whose text may be anything: one run, inert.</summary>
    public static JsonObject Plain(string text, string? weight = null, string? size = null, bool subtle = false, string? spacing = null)
    {
        var run = Run(text, weight, size, subtle);
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
        if (spacing is not null) block["spacing"] = spacing;
        return block;
    }

    public static JsonObject Runs(string? spacing, params ReadOnlySpan<JsonObject> runs)
    {
        var inlines = new JsonArray();
        foreach (var run in runs) inlines.Add((JsonNode)run);
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = inlines };
        if (spacing is not null) block["spacing"] = spacing;
        return block;
    }

    public static JsonObject Run(string text, string? weight = null, string? size = null, bool subtle = false, string? color = null)
    {
        var run = Styled(new JsonObject { ["type"] = "TextRun", ["text"] = text }, weight, size, subtle, null, null);
        if (color is not null) run["color"] = color;
        return run;
    }

    public static JsonObject Container(string style, IEnumerable<JsonObject> items, bool bleed = false)
    {
        var container = new JsonObject { ["type"] = "Container", ["style"] = style, ["items"] = Array(items) };
        if (bleed) container["bleed"] = true;
        return container;
    }

    public static JsonObject Columns(params ReadOnlySpan<(JsonNode Width, JsonObject Item)> columns)
    {
        var all = new JsonArray();
        foreach (var (width, item) in columns)
            all.Add((JsonNode)new JsonObject { ["type"] = "Column", ["width"] = width, ["verticalContentAlignment"] = "Top", ["items"] = new JsonArray(item) });
        return new JsonObject { ["type"] = "ColumnSet", ["columns"] = all };
    }

    /// <summary>The element under a line.</summary>
    public static JsonObject Ruled(JsonObject element)
    {
        (element["separator"], element["spacing"]) = (true, "Medium");
        return element;
    }

    public static JsonObject TextInput(string id, string label, string error, string placeholder, string? value = null, int maxLength = 20_000)
    {
        var input = new JsonObject
        {
            ["type"] = "Input.Text",
            ["id"] = id,
            ["label"] = label,
            ["isMultiline"] = true,
            ["isRequired"] = true,
            ["errorMessage"] = error,
            ["placeholder"] = placeholder,
            ["maxLength"] = maxLength,
        };
        if (value is not null) input["value"] = value;
        return input;
    }

    public static JsonObject DateInput(string id, string label, string error, string value) => new()
    {
        ["type"] = "Input.Date",
        ["id"] = id,
        ["label"] = label,
        ["isRequired"] = true,
        ["errorMessage"] = error,
        ["value"] = value,
    };

    public static JsonObject Choices(string id, string label, string value, params ReadOnlySpan<(string Value, string Title)> choices)
    {
        var all = new JsonArray();
        foreach (var (choice, title) in choices) all.Add((JsonNode)new JsonObject { ["title"] = title, ["value"] = choice });
        return new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = id,
            ["label"] = label,
            ["style"] = "expanded",
            ["isRequired"] = true,
            ["errorMessage"] = PromiseStrings.ChooseOne,
            ["value"] = value,
            ["choices"] = all,
        };
    }

    /// <summary>A button that acts at once, with the same as a submit for clients that know no universal actions.</summary>
    public static JsonObject Execute(string verb, string title, JsonObject data)
    {
        var fallback = (JsonObject)data.DeepClone();
        fallback["verb"] = verb;
        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = verb,
            ["data"] = data,
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = fallback },
        };
    }

    /// <summary>Buttons within the card's body, beside what they are about.</summary>
    public static JsonObject Buttons(params ReadOnlySpan<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    /// <summary>A button that opens a dialog.</summary>
    public static JsonObject Dialog(string dialog, string title, JsonObject data)
    {
        data["dialog"] = dialog;
        data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };
    }

    /// <summary>Behind the three dots, where a client knows them; else beside the others.</summary>
    public static JsonObject Secondary(JsonObject action)
    {
        action["mode"] = "secondary";
        return action;
    }

    public static JsonObject Submit(string title, JsonObject data) => new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };

    public static JsonObject OpenUrl(string title, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };

    /// <summary>A button that shows or hides the element of that id.</summary>
    public static JsonObject Toggle(string title, string id) =>
        new() { ["type"] = "Action.ToggleVisibility", ["title"] = title, ["targetElements"] = new JsonArray(JsonValue.Create(id)) };

    private static JsonObject Styled(JsonObject element, string? weight, string? size, bool subtle, string? align, string? spacing)
    {
        if (weight is not null) element["weight"] = weight;
        if (size is not null) element["size"] = size;
        if (subtle) element["isSubtle"] = true;
        if (align is not null) element["horizontalAlignment"] = align;
        if (spacing is not null) element["spacing"] = spacing;
        return element;
    }

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);
}
