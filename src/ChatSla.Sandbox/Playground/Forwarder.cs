using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Program;

namespace ChatSla.Sandbox.Playground;

/// <summary>
/// Microsoft's Agents Playground sends its activities without a token. They come here, get one as the Bot Connector gives it, with the
/// service URL that they name, and go on to the program, which knows no other way in.
/// </summary>
internal static class Forwarder
{
    public const string Path = "/playground/messages";

    public static void MapForwarder(this IEndpointRouteBuilder routes) => routes.MapPost(Path, ForwardAsync);

    private static async Task<IResult> ForwardAsync(HttpContext context, ProgramDoor program)
    {
        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is not JsonObject activity) return Results.BadRequest("An activity is a JSON object.");

            var answer = await program.PostAsync(activity, (string?)activity["serviceUrl"] ?? "", context.RequestAborted);
            return answer.Body is null ? Results.StatusCode(answer.Status) : Results.Text(answer.Body.ToJsonString(), "application/json", statusCode: answer.Status);
        }
        catch (JsonException error)
        {
            return Results.BadRequest(error.Message);
        }
        catch (HttpProblem problem)
        {
            return Results.Text(problem.Message, statusCode: problem.Status);
        }
    }
}
