using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>Answers to adaptiveCard/action in the shapes that clients know.</summary>
public static class InvokeAnswers
{
    /// <summary>The card as the clicking person sees it now; everybody else gets it by the update.</summary>
    public static InvokeAnswer Card(JsonObject card) => Answer(200, Messages.CardType, card);

    /// <summary>A sentence that is shown briefly.</summary>
    public static InvokeAnswer Message(string text) => Answer(200, "application/vnd.microsoft.activity.message", JsonValue.Create(text));

    public static InvokeAnswer Wrong(string code, string message) => new(
        StatusCodes.Status400BadRequest,
        new JsonObject
        {
            ["statusCode"] = 400,
            ["type"] = "application/vnd.microsoft.error",
            ["value"] = new JsonObject { ["code"] = code, ["message"] = message },
        });

    private static InvokeAnswer Answer(int status, string type, JsonNode value) =>
        new(StatusCodes.Status200OK, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });
}
