using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Graph;

internal static class GraphAnswer
{
    private const string ContentType =
        "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";

    public static IResult Ok(JsonNode body) => Results.Json(body, contentType: ContentType);

    public static IResult Created(JsonNode body) => Results.Json(body, contentType: ContentType, statusCode: StatusCodes.Status201Created);

    /// <summary>An entity with its context first, as OData wants it.</summary>
    public static JsonObject WithContext(this JsonObject entity, GraphRequest request, string context)
    {
        entity.Insert(0, "@odata.context", $"{request.Root}/$metadata#{context}");
        return entity;
    }
}
