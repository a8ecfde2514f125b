using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>An endpoint for notifications that keeps what it gets. How it answers can be changed.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private Listener(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Every notification, in the order in which they came.</summary>
    public ConcurrentQueue<JsonNode> Received { get; } = new();

    public ConcurrentQueue<string> Validations { get; } = new();

    public int Requests => requests;

    /// <summary>What a notification is answered.</summary>
    public Func<Task<int>> Answer { get; set; } = () => Task.FromResult(202);

    /// <summary>What a validation is answered; the usual way when null.</summary>
    public Func<HttpContext, Task>? Validate { get; set; }

    public static async Task<Listener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var listener = new Listener(app);
        app.MapPost("/{**path}", listener.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.Query["validationToken"].ToString() is { Length: > 0 } token)
        {
            Validations.Enqueue(context.Request.Path + context.Request.QueryString.Value!.Split("validationToken")[0]);
            if (Validate is { } other) await other(context);
            else await Results.Text(token).ExecuteAsync(context);
            return;
        }

        Interlocked.Increment(ref requests);
        var body = await JsonNode.ParseAsync(context.Request.Body);
        context.Response.StatusCode = await Answer();
        if (context.Response.StatusCode != 202) return;

        foreach (var item in body!["value"]!.AsArray()) Received.Enqueue(item!);
    }
}
