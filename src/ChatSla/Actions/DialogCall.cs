using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Somebody opens a dialog or sends it.</summary>
/// <param name="Typed">What stands in its inputs by their ids, and what the dialog was given to keep.</param>
/// <param name="May">Whether the person could do that to the query, by its verb.</param>
/// <param name="MayActOn">Why the person may not do the same to another query; null is yes.</param>
public sealed record DialogCall(
    QueryView View, Person By, JsonObject Typed, Instant Now, DateTimeZone Zone, Func<string, bool> May, Func<Guid, Task<Refusal?>> MayActOn)
{
    public Query Query => View.Query;

    /// <summary>The same however often this dialog is sent.</summary>
    public string? Click => this["key"];

    /// <summary>The person may give free, or to somebody else, what a colleague holds.</summary>
    public bool MayOverrule => May("release-other");

    public string Reason => this["reason"] ?? "";

    public string? this[string input] => Typed[input]?.ToString();

    public string Words(Refusal refusal) => RefusalText.For(refusal, Now, Zone);
}
