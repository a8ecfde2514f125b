using System.IO.Pipelines;
using System.Text;
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

    /// <summary>A body lies one level deep in what is stored, where 64 levels can be read.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 60, AllowDuplicateProperties = false };

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
        await database.WriteAsync(session => session.PutAsync(new OutboxMessage.HearActivity(activity.Raw, key), clock.Now), cancellation);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<Activity?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var text = await ReadTextAsync(request.BodyReader, cancellation);
            return JsonNode.Parse(text, documentOptions: Strict) is JsonObject json ? new Activity(json, text) : null;
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The body is not larger than <see cref="MaxBody"/>: the server sees to that.</summary>
    private static async Task<string> ReadTextAsync(PipeReader body, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            if (read.IsCompleted)
            {
                var text = Encoding.UTF8.GetString(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                return text.TrimStart('\uFEFF');
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
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
