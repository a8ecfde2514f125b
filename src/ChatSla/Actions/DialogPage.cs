using System.Text.Json.Nodes;
using ChatSla.Core.Queries;

namespace ChatSla.Actions;

/// <summary>What a dialog shows.</summary>
/// <param name="Title">Without the query's number, which follows it.</param>
/// <param name="Submit">The button that does it; null where there is nothing to do.</param>
public sealed record DialogPage(string Title, string? Submit, IReadOnlyList<JsonObject> Body)
{
    /// <summary>What comes back beside the inputs, by its names in what was typed.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];
}

/// <summary>What became of a dialog: one of the two is there.</summary>
/// <param name="Done">The sentence with which it closes.</param>
/// <param name="Fault">Why it comes back, with what was typed.</param>
public sealed record DialogOutcome(string? Done, string? Fault)
{
    public static DialogOutcome Of(Refusal? refusal, DialogCall call, string done) => refusal is null ? new(done, null) : new(null, call.Words(refusal));

    public static DialogOutcome Again(string fault) => new(null, fault);
}
