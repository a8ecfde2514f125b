using ChatSla.Core.Queries;
using ChatSla.Storage;

namespace ChatSla.Intake;

/// <summary>A person opens a mail that was ignored: it counts from when it was received, so its promise may be missed already.</summary>
public sealed partial class OpenIgnored(Database database, AdmitMail admit, ILogger<OpenIgnored> logger)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <returns>The query that the mail belongs to now; null where there is no such mail.</returns>
    public async Task<Query?> RunAsync(string mailId, Person by, CancellationToken cancellation)
    {
        var query = await database.WriteAsync(session => OpenAsync(session, mailId, by), cancellation);
        if (query is not null) LogOpened(mailId, by.Id, query.Id);
        return query;
    }

    private async Task<Query?> OpenAsync(DbSession session, string mailId, Person by)
    {
        await session.LockAsync(AdmitMail.Lock);
        return await session.FindMailAsync(mailId) switch
        {
            null => null,
            { Outcome: nameof(MailOutcome.Ignored) } mail => await admit.RunAsync(session, mail, by),
            { QueryId: { } queryId } => await QueryJournal.FindLiveAsync(session, queryId),
            _ => null,
        };
    }

    [LoggerMessage(LogLevel.Information, "Mail {MailId} was let in by {PersonId}; it belongs to query {QueryId}.")]
    private partial void LogOpened(string mailId, string personId, Guid queryId);
}
