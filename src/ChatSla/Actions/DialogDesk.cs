using System.Text.Json.Nodes;
using ChatSla.Storage;

namespace ChatSla.Actions;

/// <summary>Opens dialogs and takes what they send. One that was refused comes back with what was typed, and why.</summary>
public sealed class DialogDesk(IEnumerable<IQueryDialog> dialogs)
{
    private readonly Dictionary<string, IQueryDialog> known = dialogs.ToDictionary(dialog => dialog.Name);

    public bool Has(string? dialog) => dialog is not null && known.ContainsKey(dialog);

    public async Task<JsonObject> OpenAsync(string dialog, DialogCall call, CancellationToken cancellation)
    {
        call.Typed["key"] = Guid.CreateVersion7().ToString("N");
        return Frame(dialog, call, await known[dialog].ShowAsync(call, cancellation), fault: null);
    }

    public async Task<JsonObject> SubmitAsync(string dialog, DialogCall call, CancellationToken cancellation)
    {
        call.Typed["key"] ??= Guid.CreateVersion7().ToString("N");
        var outcome = await TryAsync(dialog, call, cancellation);
        return outcome.Done is { } done ? DialogFrame.Done(done) : Frame(dialog, call, await known[dialog].ShowAsync(call, cancellation), outcome.Fault);
    }

    private async Task<DialogOutcome> TryAsync(string dialog, DialogCall call, CancellationToken cancellation)
    {
        try
        {
            return await known[dialog].SubmitAsync(call, cancellation);
        }
        catch (StorageException away)
        {
            return DialogOutcome.Again(Unstored.Words(away));
        }
    }

    private static JsonObject Frame(string dialog, DialogCall call, DialogPage page, string? fault)
    {
        var data = DialogFrame.Data(call.View, dialog);
        foreach (var kept in page.Keeps.Append("key").Append("from"))
        {
            if (call.Typed[kept] is { } value) data[kept] = value.DeepClone();
        }

        IEnumerable<JsonObject> back = call["from"] is "more" ? [DialogFrame.Back(call.View)] : [];
        return DialogFrame.Ask($"{page.Title}: Q-{call.Query.Number}", "medium", fault, data, page.Submit, page.Body, back);
    }
}
