using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace ChatSla.Graph;

/// <summary>Makes the SDK's client as this program uses it.</summary>
public static class GraphClients
{
    /// <summary>The SDK without its retry handler: it would send a reply twice when an answer is lost.</summary>
    /// <param name="listening">Stands nearest to the network and sees every answer.</param>
    public static GraphServiceClient Create(TokenCredential credential, GraphSettings settings, TimeProvider clock, DelegatingHandler? listening = null)
    {
        var handlers = GraphClientFactory.CreateDefaultHandlers();
        handlers.Remove(handlers.OfType<RetryHandler>().Single());
        handlers.Insert(0, new GraphPace(clock, settings.Timeout));
        if (listening is not null) handlers.Add(listening);
        var http = GraphClientFactory.Create(handlers, finalHandler: new SocketsHttpHandler
        {
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        });
        http.Timeout = Timeout.InfiniteTimeSpan;
        var tokens = new GraphTokens(credential, settings.Address, settings.Scope);
        return new GraphServiceClient(http, new BaseBearerTokenAuthenticationProvider(tokens), settings.Address.ToString());
    }
}
