using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Control;

/// <summary>Every refusal of the control interface in its one shape.</summary>
internal sealed class ControlGateway(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (HttpProblem problem)
        {
            await RefuseAsync(context, problem.Status, problem.Code, problem.Message);
        }
        catch (BadHttpRequestException error)
        {
            await RefuseAsync(context, error.StatusCode, "BadRequest", error.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        var body = new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
