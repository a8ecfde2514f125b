using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.World;

/// <summary>A gateway for text messages that checks signatures as its own code, and keeps what it takes.</summary>
public sealed class Hook : IAsyncDisposable
{
    public const string Secret = "a secret of the tests, long enough";

    private readonly WebApplication app;

    private Hook(WebApplication app) => this.app = app;

    public string Address => $"{app.Urls.Single()}/sms";

    public ConcurrentQueue<JsonNode> Taken { get; } = new();

    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>What is answered to a well signed request.</summary>
    public Func<HttpContext, int> Answer { get; set; } = _ => 202;

    public int Forged { get; private set; }

    public static async Task<Hook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var hook = new Hook(app);
        app.MapPost("/sms", hook.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return hook;
    }

    public (string Key, string? Value)[] Settings =>
    [
        ("Webhooks:sms:Address", Address), ("Webhooks:sms:Secret", Secret),
        ("Promises:same-day:Escalation:0:At", "red"), ("Promises:same-day:Escalation:0:To", "webhook:sms"),
    ];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var parts = context.Request.Headers[WebhookDoor.SignatureHeader].ToString().Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var right = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"));
        if (parts["v1"] != Convert.ToHexStringLower(right)) Forged++;

        Keys.Enqueue(context.Request.Headers[WebhookDoor.KeyHeader].ToString());
        context.Response.StatusCode = Answer(context);
        if (context.Response.StatusCode is 202) Taken.Enqueue(JsonNode.Parse(body)!);
    }
}
