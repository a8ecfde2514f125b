using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The pages of a round of delta. Use it with the gate held.</summary>
internal sealed class DeltaPages(DeltaRounds rounds, Faults faults)
{
    /// <summary>How many old changes come again, besides everything coming twice, while delta is made to repeat itself.</summary>
    private const int Replayed = 3;

    public JsonObject Show(Mailbox mailbox, Folder folder, DeltaToken given, Preferences preferences, string link)
    {
        var token = given.UpTo is null ? Begin(mailbox, folder, given, preferences) : given;
        var view = new MessageView(SelectList.Parse(token.Select), ExpandedProperties.Parse(token.Expand), preferences);
        view.Select.Check(MessageProperties.All, MessageProperties.Type);
        if (Pauses(token, preferences)) return Body([], $"{link}?$skiptoken={(token with { HasPaused = true }).Write()}", isLast: false);

        var items = rounds.Of(folder, token, preferences.PageSize);
        var next = token.Offset + preferences.PageSize;
        var page = new List<DeltaItem>();
        for (var place = token.Offset; place < Math.Min(items.Count, next); place++) page.Add(items[place]);
        page.AddRange(page.Where(_ => faults.IsOn(Fault.DeltaDuplicates) || faults.Happens(Fault.DeltaDuplicatePercent, mailbox.Address)).ToList());

        var shown = page.Select(item => Show(folder, item, view)).ToJsonArray();
        return items.Count > next
            ? Body(shown, $"{link}?$skiptoken={(token with { Offset = next, HasPaused = false }).Write()}", isLast: false)
            : Body(shown, $"{link}?$deltatoken={End(token).Write()}", isLast: true);
    }

    /// <summary>A round covers what has happened until it begins. Later pages must not see it differently, so what repeats is settled here.</summary>
    private DeltaToken Begin(Mailbox mailbox, Folder folder, DeltaToken given, Preferences preferences)
    {
        var token = given with
        {
            UpTo = mailbox.Sequence,
            After = given.After > 0 && faults.IsOn(Fault.DeltaDuplicates) ? Math.Max(1, given.After - Replayed) : given.After,
            LosesMovedBack = preferences.ImmutableIds && faults.IsOn(Fault.DeltaLostOnMoveBack),
        };
        if (faults.Number(Fault.DeltaLateItems) == 0) return token;

        foreach (var item in DeltaRound.Read(folder, token).Where(item => item is { Kind: ChangeKind.Created, Message.LateUntil: 0 }))
        {
            if (item.Message.Folder == folder && !item.Message.IsGone && faults.TakeOne(Fault.DeltaLateItems)) mailbox.Postpone(item.Message);
        }

        return token;
    }

    private static DeltaToken End(DeltaToken token) =>
        token with { After = token.UpTo!.Value, UpTo = null, Offset = 0, HasPaused = false, LosesMovedBack = false };

    /// <summary>Every other page, while that is set.</summary>
    private bool Pauses(DeltaToken token, Preferences preferences) =>
        !token.HasPaused && token.Offset / preferences.PageSize % 2 == 0 && faults.IsOn(Fault.DeltaEmptyPages);

    private static JsonObject Body(JsonArray items, string link, bool isLast) =>
        new() { ["value"] = items, [isLast ? "@odata.deltaLink" : "@odata.nextLink"] = link };

    private JsonObject Show(Folder folder, DeltaItem item, MessageView view)
    {
        if (item.Kind == ChangeKind.Removed || item.Message.Folder != folder || item.Message.IsGone)
            return Removed(view.Preferences.ImmutableIds ? item.Message.ImmutableId : item.Id);

        var isPartial = item.Kind == ChangeKind.Updated && faults.IsOn(Fault.DeltaPartialUpdates);
        var shown = isPartial ? view.ShowChanged(item.Message, item.Properties) : view.Show(item.Message);
        if (!shown.ContainsKey("@odata.type")) shown.Insert(0, "@odata.type", "#microsoft.graph.message");
        return shown;
    }

    private static JsonObject Removed(string id) => new()
    {
        ["@odata.type"] = "#microsoft.graph.message",
        ["id"] = id,
        ["@removed"] = new JsonObject { ["reason"] = "deleted" },
    };
}
