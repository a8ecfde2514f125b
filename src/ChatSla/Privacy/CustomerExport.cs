using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Storage;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Privacy;

/// <summary>All that is stored of one customer as JSON that people can read: instants as ISO 8601 in UTC.</summary>
public static class CustomerExport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<byte[]> WriteAsync(DbSession session, CustomerContent content, Instant now)
    {
        var queries = new JsonArray();
        foreach (var id in content.Queries) queries.Add(await QueryAsync(session, id));
        var named = new JsonArray();
        foreach (var id in content.Named) named.Add(await RowsAsync(session, "SELECT query_id, kind, to_address, subject, body, written_at, sent_at FROM replies WHERE query_id = @id AND to_address = @Address", new { id, content.Address }));
        var all = new JsonObject
        {
            ["customer"] = content.Address,
            ["exportedAt"] = Show(now),
            ["queries"] = queries,
            ["otherMails"] = await RowsAsync(session, "SELECT * FROM mails WHERE id IN @ids ORDER BY received_at", new { ids = content.Mails.Select(mail => mail.Id) }),
            ["forwardedToThem"] = named,
            ["announcements"] = await RowsAsync(session, "SELECT * FROM announcements WHERE target = @Address", new { content.Address }),
            ["loopBreaks"] = await RowsAsync(session, "SELECT * FROM loop_breaks WHERE address = @Address", new { content.Address }),
        };
        return JsonSerializer.SerializeToUtf8Bytes(all, Readable);
    }

    private static async Task<JsonObject> QueryAsync(DbSession session, string id)
    {
        var rows = await RowsAsync(session, "SELECT number, id, mailbox, customer, state, opened_at, erased_at FROM queries WHERE id = @id", new { id });
        var query = rows[0]!.DeepClone().AsObject();
        query["promises"] = await RowsAsync(session, "SELECT kind, start_at, due_at, answered_at, withdrawn_at FROM promises WHERE query_id = @id ORDER BY position", new { id });
        query["mails"] = await RowsAsync(session, "SELECT * FROM mails WHERE query_id = @id ORDER BY received_at, id", new { id });
        query["replies"] = await RowsAsync(session, "SELECT send_key, kind, to_address, subject, body, by_name, written_at, sent_at, message_id FROM replies WHERE query_id = @id ORDER BY written_at", new { id });
        var story = new JsonArray();
        foreach (var (body, recorded) in await session.ListAsync<(string Body, long RecordedAt)>("SELECT body, recorded_at FROM query_events WHERE query_id = @id ORDER BY seq", new { id }))
        {
            var happened = Readably(JsonNode.Parse(body)!.AsObject());
            happened["recordedAt"] = Show(Instant.FromUnixTimeMilliseconds(recorded));
            story.Add(happened);
        }

        query["events"] = story;
        return query;
    }

    private static async Task<JsonArray> RowsAsync(DbSession session, string sql, object args)
    {
        var rows = new JsonArray();
        foreach (IDictionary<string, object?> row in await session.ListAsync<dynamic>(sql, args))
        {
            var one = new JsonObject();
            foreach (var (name, value) in row.Where(column => column.Value is not null)) one[name] = ValueOf(name, value!);
            rows.Add(one);
        }

        return rows;
    }

    /// <summary>Columns of instants end in _at; a list of files or people is JSON already.</summary>
    private static JsonNode? ValueOf(string name, object value) => (name, value) switch
    {
        ("until" or "since", long at) => Show(Instant.FromUnixTimeMilliseconds(at)),
        (_, long at) when name.EndsWith("_at", StringComparison.Ordinal) => Show(Instant.FromUnixTimeMilliseconds(at)),
        ("attachments" or "others", string json) => JsonNode.Parse(json),
        (_, long number) => number,
        _ => value.ToString(),
    };

    /// <summary>As <see cref="ValueOf"/>, in what is stored of an event.</summary>
    private static JsonObject Readably(JsonObject stored)
    {
        foreach (var (name, value) in stored.ToList())
        {
            if (value is JsonObject inner) Readably(inner);
            else if (value is JsonArray list) foreach (var one in list.OfType<JsonObject>()) Readably(one);
            else if (value is JsonValue && value.GetValueKind() == JsonValueKind.Number && (name is "at" or "until" || name.EndsWith("At", StringComparison.Ordinal)))
                stored[name] = Show(Instant.FromUnixTimeMilliseconds(value.GetValue<long>()));
        }

        return stored;
    }

    private static string Show(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
