using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Tokens;

namespace ChatSla.Sandbox.Graph;

/// <summary>What every Graph request passes: its ids, the faults that are set, the token; and every refusal in Graph's shape.</summary>
internal sealed class GraphGateway(RequestDelegate next, Faults faults, TokenIssuer tokens)
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

        try
        {
            await CheckAsync(request, response);
            await next(context);
        }
        catch (HttpProblem problem)
        {
            response.StatusCode = problem.Status;
            await response.WriteAsJsonAsync(Show(problem, requestId, clientRequestId), context.RequestAborted);
        }
    }

    private async Task CheckAsync(HttpRequest request, HttpResponse response)
    {
        if (faults.IsOn(Fault.GraphDown) || faults.TakeOne(Fault.GraphUnavailable))
            throw new HttpProblem(503, "ServiceUnavailable", "The service is temporarily unavailable.");

        if (faults.TakeOne(Fault.GraphThrottle))
        {
            response.Headers.RetryAfter = "1";
            throw new HttpProblem(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
        }

        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0) throw new HttpProblem(401, "InvalidAuthenticationToken", "Access token is empty.");
        if (!await tokens.IsValidAsync(authorization, TokenIssuer.GraphAudience))
            throw new HttpProblem(401, "InvalidAuthenticationToken", "Access token validation failure.");
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
