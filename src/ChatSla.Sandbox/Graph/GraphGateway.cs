using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Tokens;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What every Graph request passes: its ids, the faults that are set, the token; and every refusal in Graph's shape.</summary>
internal sealed class GraphGateway(
    RequestDelegate next, Tenant tenant, Faults faults, GraphLimits limits, MailboxAccess access, RequestCounts counts, TokenIssuer tokens)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var requestId = Guid.NewGuid().ToString();
        var clientRequestId = request.Headers["client-request-id"].FirstOrDefault() ?? requestId;
        response.Headers["request-id"] = requestId;
        response.Headers["client-request-id"] = clientRequestId;
        response.Headers["x-ms-ags-diagnostic"] = """{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"4","ScaleUnit":"000"}}""";
        request.Path = GraphPath.Normal(request.Path);

        var call = GraphCall.Of(request.Method, request.Path.Value!);
        var inFlight = counts.Begin(call);
        try
        {
            limits.Check(response, call, inFlight);
            await CheckTokenAsync(request);
            await CheckMailboxAsync(call, context.RequestAborted);
            await next(context);
        }
        catch (HttpProblem problem)
        {
            response.StatusCode = problem.Status;
            await response.WriteAsJsonAsync(Show(problem, requestId, clientRequestId), context.RequestAborted);
        }
        finally
        {
            counts.End(call, response.StatusCode);
        }
    }

    private async Task CheckTokenAsync(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0) throw new HttpProblem(401, "InvalidAuthenticationToken", "Access token is empty.");
        if (!await tokens.IsValidAsync(authorization, TokenIssuer.GraphAudience))
            throw new HttpProblem(401, "InvalidAuthenticationToken", "Access token validation failure.");
    }

    private async Task CheckMailboxAsync(GraphCall call, CancellationToken cancellation)
    {
        if (call.User is null || Find(call.User) is not { } mailbox) return;
        if (access.Hangs(mailbox))
        {
            await Task.Delay(faults.Delay(Fault.GraphHangMs), TimeProvider.System, cancellation);
            throw GraphLimits.TimedOut();
        }

        if (access.Refusal(mailbox, call) is { } refusal) throw refusal;
    }

    private Mailbox? Find(string user)
    {
        lock (tenant.Gate) return tenant.FindMailbox(Uri.UnescapeDataString(user));
    }

    private static JsonObject Show(HttpProblem problem, string requestId, string clientRequestId) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = problem.Code,
            ["message"] = problem.Message,
            ["innerError"] = new JsonObject
            {
                ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                ["request-id"] = requestId,
                ["client-request-id"] = clientRequestId,
            },
        },
    };
}
