using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>Answers an invoke in the same request, far below 5 seconds, with slow work left to the outbox.</summary>
public interface IInvokeHandler
{
    /// <summary>Null: nothing here answers invokes of that name.</summary>
    Task<InvokeAnswer?> HandleAsync(Activity activity, CancellationToken cancellation);
}

/// <summary>The status and the body as they go on the wire, without an envelope.</summary>
public sealed record InvokeAnswer(int Status, JsonObject? Body);
