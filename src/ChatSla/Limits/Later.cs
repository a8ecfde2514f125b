namespace ChatSla.Limits;

/// <summary>429: the source has sent too much that was refused, and may try again in a second.</summary>
public sealed class Later : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        httpContext.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }
}
