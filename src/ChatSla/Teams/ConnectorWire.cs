using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>One request to the Bot Connector and its answer. Bodies go as prepared strings: the service has had trouble with streamed ones.</summary>
public sealed partial class ConnectorWire(
    HttpClient http, TokenCredential credential, BotIdentity bot, Conversations conversations, ConnectorHealth health, TimeProvider clock, ILogger<ConnectorWire> logger)
{
    /// <summary>The tenant said that it is in the government's cloud, whatever its service URLs say.</summary>
    private bool isGovernment;

    /// <exception cref="ConnectorException">It was not done, or nobody knows.</exception>
    public async Task<JsonObject?> AskAsync(ConnectorCall call, CancellationToken cancellation)
    {
        var (began, result) = (Measures.Begin(), "broken_off");
        try
        {
            var answer = await AskAsync(call, isFresh: false, cancellation);
            health.Note(null);
            result = "ok";
            return answer;
        }
        catch (ConnectorException error)
        {
            health.Note(error);
            result = error.Status?.ToString(CultureInfo.InvariantCulture) ?? "unreachable";
            throw;
        }
        finally
        {
            Measures.TeamsAnswered(call.What, result, began);
        }
    }

    /// <summary>A token that is refused is asked for anew once, and a tenant of the government's cloud is asked at its own host.</summary>
    private async Task<JsonObject?> AskAsync(ConnectorCall call, bool isFresh, CancellationToken cancellation)
    {
        try
        {
            return await AskOnceAsync(call, isFresh, cancellation);
        }
        catch (ConnectorException error) when (error is { Status: 401 } && !isFresh)
        {
            return await AskAsync(call, isFresh: true, cancellation);
        }
        catch (ConnectorException error) when (error is { Status: 403, Code: "InvalidBotApiHost" } && !isGovernment)
        {
            isGovernment = true;
            LogGovernment();
            return await AskAsync(call, isFresh, cancellation);
        }
    }

    private async Task<JsonObject?> AskOnceAsync(ConnectorCall call, bool isFresh, CancellationToken cancellation)
    {
        var service = isGovernment ? bot.GovernmentUrl : await conversations.ServiceUrlOfAsync(call.Channel, cancellation);
        if (!ServiceHosts.MayGetToken(service, bot)) throw new ConnectorException(call, 403, "ForeignServiceUrl");

        using var request = new HttpRequestMessage(call.Method, $"{service.ToString().TrimEnd('/')}/{call.Path}");
        if (call.Body is { } body) request.Content = new StringContent(Messages.Write(body), Encoding.UTF8, "application/json");
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([bot.Scope], claims: isFresh ? FreshOnly : null), cancellation);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var answer = await http.SendAsync(request, cancellation);
            return await ReadAsync(call, answer, cancellation);
        }
        catch (AuthenticationFailedException error)
        {
            throw new ConnectorException(call, 401, "no token", inner: error);
        }
        catch (HttpRequestException error)
        {
            throw new ConnectorException(call, null, error.HttpRequestError.ToString(), inner: error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectorException(call, null, "timeout", inner: error);
        }
    }

    /// <summary>A claim that no token in the cache has been asked with: it makes Entra issue a new one.</summary>
    private string FreshOnly => """{"access_token":{"nbf":{"essential":true,"value":"NOW"}}}""".Replace("NOW", $"{clock.Now.ToUnixTimeSeconds()}", StringComparison.Ordinal);

    private async Task<JsonObject?> ReadAsync(ConnectorCall call, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var body = Parse(text);
        if (answer.IsSuccessStatusCode)
        {
            LogDone(call.What, (int)answer.StatusCode, VectorOf(answer));
            return body;
        }

        var code = (string?)(body?["error"] as JsonObject)?["code"];
        LogRefused(call.What, (int)answer.StatusCode, code, VectorOf(answer));
        throw new ConnectorException(call, (int)answer.StatusCode, code, WaitOf(answer.Headers.RetryAfter, answer.Headers.Date));
    }

    /// <summary>What Microsoft's support asks for to find the request.</summary>
    private static string? VectorOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("MS-CV", out var vectors) ? string.Join(' ', vectors) : null;

    private Duration? WaitOf(RetryConditionHeaderValue? wait, DateTimeOffset? sent)
    {
        if (wait?.Delta is { } delta) return Duration.FromTimeSpan(delta);
        return wait?.Date is { } until ? Duration.Max(Duration.FromTimeSpan(until - (sent ?? clock.Now.ToDateTimeOffset())), Duration.FromSeconds(1)) : null;
    }

    /// <summary>A send may be answered with nothing, and a gateway may answer with HTML.</summary>
    private static JsonObject? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Teams answered {What} with {Status} (MS-CV {Vector}).")]
    private partial void LogDone(string what, int status, string? vector);

    [LoggerMessage(LogLevel.Warning, "Teams answered {What} with {Status} {Code} (MS-CV {Vector}).")]
    private partial void LogRefused(string what, int status, string? code, string? vector);

    [LoggerMessage(LogLevel.Warning, "The tenant is in the government's cloud: Teams is asked at its host from now on. Set Bot:ServiceUrl to it.")]
    private partial void LogGovernment();
}
