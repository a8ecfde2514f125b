using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Search;

/// <summary>The answer of a message extension.</summary>
public static class SearchResult
{
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    public static JsonObject List(IEnumerable<JsonObject> attachments) => new()
    {
        ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray([.. attachments]) },
    };

    /// <summary>A sentence in place of a list.</summary>
    public static JsonObject Nothing(SearchOrder order)
    {
        var sentence = order switch
        {
            { Skip: > 0 } => SearchStrings.NoMore,
            { Words.Length: 0 } => SearchStrings.TypeToFind,
            _ => SearchStrings.NothingFits.With(CardText.Cut(order.Words, 60)),
        };
        return new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = sentence } };
    }

    /// <param name="card">What is put into the message.</param>
    public static JsonObject One(FoundQuery found, JsonObject card, Instant now, DateTimeZone zone)
    {
        var attachment = Messages.Attachment(card);
        attachment["preview"] = new JsonObject
        {
            ["contentType"] = Thumbnail,
            ["content"] = new JsonObject { ["title"] = Inert($"Q-{found.Number} · {CardText.Subject(found.Subject, 80)}"), ["text"] = Inert($"{State(found, now, zone)} · {CardText.Cut(CardText.OneLine(found.Customer ?? SearchStrings.UnknownSender), 60)}") },
        };
        return attachment;
    }

    private static string State(FoundQuery found, Instant now, DateTimeZone zone)
    {
        if (!found.IsOpen) return (found.State == "answered" ? SearchStrings.Answered : SearchStrings.Closed).With(DueText.Brief(found.OpenedAt, now, zone));

        var light = LightLook.LightAt(found.WarnAt, found.DueAt, now);
        var look = LightLook.Of(light);
        return found.DueAt is { } due && light is not TrafficLight.Off ? $"{look.Sign} {look.Word}, {DueText.At(due, now, zone)}" : $"{look.Sign} {look.Word}";
    }

    /// <summary>Thumbnail cards take HTML for markup; a subject is data.</summary>
    private static string Inert(string text) => text.Replace('<', '‹').Replace('>', '›').Replace('&', '＆');
}
