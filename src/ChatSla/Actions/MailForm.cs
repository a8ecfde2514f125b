using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Storage;

namespace ChatSla.Actions;

/// <summary>A dialog in which a mail is written, as it is shown.</summary>
/// <param name="Typed">What stands in its inputs, by their ids, with the send key as "key".</param>
/// <param name="Fault">Why it comes back.</param>
/// <param name="OutlookLink">Null where there is none that may be shown.</param>
public sealed record MailForm(QueryView View, WatchedMailbox Mailbox, JsonObject Typed, string? Fault, string? OutlookLink)
{
    public string? this[string input] => Typed[input]?.ToString();
}
