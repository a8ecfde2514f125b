using Microsoft.AspNetCore.Routing;

namespace ChatSla.Tests.World;

/// <summary>What the program answers.</summary>
public sealed partial class World
{
    /// <summary>As "GET /health/live".</summary>
    public IReadOnlyList<string> Endpoints =>
        [.. Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(one => one.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {one.RoutePattern.RawText}")).Order()];
}
