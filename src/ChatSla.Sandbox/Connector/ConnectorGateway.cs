using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.Tokens;
using ChatSla.Sandbox.World;
using Microsoft.Extensions.Primitives;

namespace ChatSla.Sandbox.Connector;

/// <summary>What every connector request passes: the faults that are set, the token; and every refusal in its shape.</summary>
internal sealed class ConnectorGateway(RequestDelegate next, Faults faults, ConnectorLimits limits, SandboxClock clock, TokenIssuer tokens, Tenant tenant)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers["MS-CV"] = $"{Guid.NewGuid():N}.0";
        try
        {
            await CheckAsync(context);
            if (faults.Delay(Fault.ConnectorDelayMs) is { Ticks: > 0 } delay) context.Response.OnStarting(() => Task.Delay(delay, TimeProvider.System, context.RequestAborted));
            await next(context);
        }
        catch (HttpProblem problem)
        {
            context.Response.StatusCode = problem.Status;
            await context.Response.WriteAsJsonAsync(Show(problem), context.RequestAborted);
        }
    }

    private async Task CheckAsync(HttpContext context)
    {
        var wait = limits.Arrive(context.Request.Method, await ConnectorPath.ConversationOfAsync(context.Request));
        if (wait is { } after && faults.IsOn(Fault.ConnectorLimits)) throw Throttled(context, after);
        if (faults.IsOn(Fault.ConnectorDown) || faults.TakeOne(Fault.ConnectorUnavailable))
            throw new HttpProblem(502, "BadGateway", "The service is temporarily unavailable.");

        if (faults.TakeOne(Fault.ConnectorThrottle)) throw Throttled(context, TimeSpan.FromSeconds(1));
        if (faults.TakeOne(Fault.ConnectorFails)) throw ConnectorFailure.Of(faults.Choice(Fault.ConnectorFailure));
        if (faults.TakeOne(Fault.ConnectorToken) || !await tokens.IsValidAsync(context.Request.Headers.Authorization.ToString(), TokenIssuer.ConnectorAudience))
            throw new HttpProblem(401, "", "Authorization has been denied for this request.");

        if (faults.IsOn(Fault.BotBlocked)) throw new HttpProblem(403, "BotDisabledByAdmin", "The tenant admin disabled this bot.");
        if (faults.IsOn(Fault.BotRemoved) || IsWithoutApp(context.Request.Path)) throw NotInRoster();
    }

    public static HttpProblem NotInRoster() => new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    /// <summary>Taken out of the team, the bot reaches none of its channels.</summary>
    private bool IsWithoutApp(PathString path)
    {
        var parts = path.Value!.Split('/');
        lock (tenant.Gate) return tenant.Teams.IsWithoutApp && parts.Length > 4 && Uri.UnescapeDataString(parts[4]).Contains("@thread.tacv2", StringComparison.Ordinal);
    }

    private HttpProblem Throttled(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = faults.Choice(Fault.ConnectorRetryAfter) switch
        {
            "seconds" => $"{Math.Ceiling(wait.TotalSeconds):0}",
            "date" => clock.GetUtcNow().Add(wait).AddSeconds(1).ToString("R"),
            _ => default(StringValues),
        };
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R");
        return new HttpProblem(429, "Throttled", "Too many requests.");
    }

    private static JsonObject Show(HttpProblem problem) => problem.Code.Length == 0
        ? new JsonObject { ["message"] = problem.Message }
        : new JsonObject { ["error"] = new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message } };
}
