using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Somebody opens a dialog or sends it.</summary>
/// <param name="Typed">What stands in its inputs by their ids, and what the dialog was given to keep.</param>
/// <param name="MayOverrule">The person may do what only a lead may with what somebody else holds.</param>
/// <param name="MayActOn">Why the person may not do the same to another query; null is yes.</param>
public sealed record DialogCall(
    QueryView View, Person By, JsonObject Typed, Instant Now, DateTimeZone Zone, bool MayOverrule, Func<Guid, Task<Refusal?>> MayActOn)
{
    public Query Query => View.Query;

    /// <summary>The same however often this dialog is sent.</summary>
    public string? Click => this["key"];

    public string Reason => this["reason"] ?? "";

    public string? this[string input] => Typed[input]?.ToString();

    public string Words(Refusal refusal) => RefusalText.For(refusal, Now, Zone);
}
