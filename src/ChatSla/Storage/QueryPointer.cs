namespace ChatSla.Storage;

/// <summary>Finds a query by what people have at hand.</summary>
public static class QueryPointer
{
    public static async Task<Guid?> FindIdAsync(DbSession session, int? number, string? messageId)
    {
        var id = number is not null
            ? await session.FindAsync<string>("SELECT id FROM queries WHERE number = @number", new { number })
            : await session.FindAsync<string>("SELECT query_id FROM cards WHERE activity_id = @messageId", new { messageId });
        return id is null ? null : Guid.Parse(id);
    }
}
