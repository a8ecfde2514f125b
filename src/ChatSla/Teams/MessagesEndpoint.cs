using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatSla.Teams;

/// <summary>
/// Where Teams delivers activities. An invoke is answered in the request; everything else is stored, de-duplicated by its
/// conversation, id and type, and answered 202 at once.
/// </summary>
public sealed partial class MessagesEndpoint(
    BotIdentity bot,
    ActivityTokens tokens,
    IInvokeHandler invokes,
    Database database,
    TimeProvider clock,
    ILogger<MessagesEndpoint> logger)
{
    public const int MaxBody = 256 * 1024;

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (context.Request.ContentLength > MaxBody) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await ReadAsync(context.Request, cancellation) is not { Type.Length: > 0 } activity) return Malformed();

        var status = await tokens.CheckAsync(context.Request.Headers.Authorization, activity, cancellation);
        if (status != StatusCodes.Status200OK) return TypedResults.StatusCode(status);
        if (activity.TenantId is { } tenant && !tenant.Equals(bot.TenantId, StringComparison.OrdinalIgnoreCase)) return OtherTenant(tenant);

        return activity.Type == "invoke" ? await AnswerAsync(activity, cancellation) : await KeepAsync(activity, cancellation);
    }

    private async Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellation)
    {
        if (await invokes.HandleAsync(activity, cancellation) is not { } answer) return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);

        return answer.Body is null
            ? TypedResults.StatusCode(answer.Status)
            : TypedResults.Text(answer.Body.ToJsonString(), "application/json", statusCode: answer.Status);
    }

    private async Task<IResult> KeepAsync(Activity activity, CancellationToken cancellation)
    {
        var key = $"{activity.ConversationId}|{activity.Id ?? Guid.CreateVersion7().ToString()}|{activity.Type}";
        await database.WriteAsync(session => session.PutAsync(new OutboxMessage.HearActivity(activity.Json, key), clock.Now), cancellation);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<Activity?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation) is JsonObject json ? new Activity(json) : null;
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static BadRequest<string> Malformed() => TypedResults.BadRequest("The body is no activity: a JSON object with a \"type\" is expected.");

    private StatusCodeHttpResult OtherTenant(string tenant)
    {
        LogOtherTenant(tenant);
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(LogLevel.Warning, "An activity of another tenant ({TenantId}) was refused.")]
    private partial void LogOtherTenant(string tenantId);
}
