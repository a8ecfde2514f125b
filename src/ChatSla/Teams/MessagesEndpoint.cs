using System.Text.Json.Nodes;
using ChatSla.Limits;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatSla.Teams;

/// <summary>
/// Where Teams delivers activities. Nothing is read of a request before its token has proven good. An invoke is answered in the request;
/// everything else is stored, de-duplicated by its conversation, id and type, and answered 202 at once.
/// </summary>
public sealed partial class MessagesEndpoint(
    BotIdentity bot,
    ActivityTokens tokens,
    IInvokeHandler invokes,
    RepeatedInvokes repeats,
    RefusedSources refusals,
    Database database,
    TimeProvider clock,
    ILogger<MessagesEndpoint> logger)
{
    public const int MaxBody = ActivityBody.Max;

    private const string Kind = "messages";

    /// <summary>A source that was refused too often is not heard, except with a token that was accepted before: another's mistakes behind the same address are not Teams'.</summary>
    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var source = context.Connection.RemoteIpAddress;
        if (refusals.MustWait(Kind, source) && !await tokens.IsKnownAsync(context.Request.Headers.Authorization)) return new Later();

        var answer = await HearAsync(context);
        if (answer is StatusCodeHttpResult { StatusCode: StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden }) refusals.Note(Kind, source);
        return answer;
    }

    private async Task<IResult> HearAsync(HttpContext context)
    {
        var (request, cancellation) = (context.Request, context.RequestAborted);
        using var caused = Correlation.Begin(Correlation.Of(request.Headers["MS-CV"], request.Headers["x-ms-conversation-id"]), logger);
        if (request.ContentLength > MaxBody) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await tokens.ValidateAsync(request.Headers.Authorization) is not { } token) return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);

        var (activity, status) = await ActivityBody.ReadAsync(request, cancellation);
        if (activity is null) return status == StatusCodes.Status400BadRequest ? Malformed() : TypedResults.StatusCode(status);

        status = await tokens.CheckAsync(token, activity, cancellation);
        if (status != StatusCodes.Status200OK) return TypedResults.StatusCode(status);
        if (activity.Tenants.FirstOrDefault(tenant => !tenant.Equals(bot.TenantId, StringComparison.OrdinalIgnoreCase)) is { } other) return OtherTenant(other);
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || !ServiceHosts.MayGetToken(service, bot)) return ForeignService(service);

        return activity.Type == "invoke" ? await AnswerAsync(activity, cancellation) : await KeepAsync(activity, cancellation);
    }

    private async Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellation)
    {
        var answer = await AskAsync(activity, cancellation);
        if (activity.ExpectsReplies) return Replies(InvokeResponse(answer));
        if (answer is null) return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);

        return answer.Body is null
            ? TypedResults.StatusCode(answer.Status)
            : TypedResults.Text(answer.Body.ToJsonString(), "application/json", statusCode: answer.Status);
    }

    /// <summary>A client that sends a number where a word belongs is told so; the log shows what could not be read, should it be our mistake.</summary>
    private async Task<InvokeAnswer?> AskAsync(Activity activity, CancellationToken cancellation)
    {
        try
        {
            return await repeats.OnceAsync(activity, () => invokes.HandleAsync(activity, cancellation));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            LogUnreadable(error, activity.Name);
            return InvokeAnswers.Wrong("BadRequest", "The action cannot be read.");
        }
    }

    private async Task<IResult> KeepAsync(Activity activity, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(session => session.PutAsync(new OutboxMessage.HearActivity(activity.Raw, KeyOf(activity)), clock.Now), cancellation);
        }
        catch (StorageException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return activity.ExpectsReplies ? Replies(null) : TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>A message may be edited and deleted more than once, each time under its own id.</summary>
    private static string KeyOf(Activity activity) =>
        $"{activity.ConversationId}|{activity.Id ?? Guid.CreateVersion7().ToString()}|{activity.Type}{(activity.Type is "messageUpdate" or "messageDelete" ? $"|{activity.Timestamp}" : "")}";

    /// <summary>What is said goes through the connector all the same, so the list of replies holds an invoke's answer at most.</summary>
    private static ContentHttpResult Replies(JsonObject? reply) =>
        TypedResults.Text(new JsonObject { ["activities"] = reply is null ? [] : new JsonArray(reply) }.ToJsonString(), "application/json");

    private static JsonObject InvokeResponse(InvokeAnswer? answer) => new()
    {
        ["type"] = "invokeResponse",
        ["value"] = new JsonObject { ["status"] = answer?.Status ?? StatusCodes.Status501NotImplemented, ["body"] = answer?.Body?.DeepClone() },
    };

    private static BadRequest<string> Malformed() => TypedResults.BadRequest("The body is no activity: a JSON object with a \"type\" is expected.");

    private StatusCodeHttpResult OtherTenant(string tenant)
    {
        LogOtherTenant(Guid.TryParse(tenant, out var id) ? id : null);
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    private StatusCodeHttpResult ForeignService(Uri? service)
    {
        LogForeignService(service?.Host);
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(LogLevel.Warning, "An activity of another tenant ({TenantId}) was refused.")]
    private partial void LogOtherTenant(Guid? tenantId);

    [LoggerMessage(LogLevel.Warning, "An activity was refused: its service URL leads to {Host}, which is not one of Teams' in this cloud.")]
    private partial void LogForeignService(string? host);

    [LoggerMessage(LogLevel.Error, "An invoke ({Name}) could not be read.")]
    private partial void LogUnreadable(Exception error, string? name);
}
