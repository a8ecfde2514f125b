using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Rights;

/// <summary>Decides who may do what, and keeps a record of it.</summary>
public sealed partial class Permits(Roles roles, RightsBook book, DecisionLog log, TimeProvider clock, ILogger<Permits> logger)
{
    private const int MostNames = 4;
    private const string RosterUnknown = "roster unknown";

    /// <param name="teams">Whose leads and members count: a role for any of these mailboxes is enough.</param>
    /// <param name="queryId">What it is done to, for the record.</param>
    /// <returns>Null: it may be done. Else a refusal that names who may.</returns>
    public async Task<Refusal?> AskAsync(Activity activity, IReadOnlyList<WatchedMailbox> teams, string deed, Guid? queryId, CancellationToken cancellation)
    {
        var needed = book.NeededFor(deed);
        if (activity.By is not { } by)
        {
            Note(new Person("", activity.FromId ?? ""), deed, queryId, null, needed, "is not signed in");
            return new Refusal.NotAllowed(RightsText.SignedIn);
        }

        Role? best = null;
        string? unknown = null;
        foreach (var mailbox in teams)
        {
            try
            {
                var role = await roles.OfAsync(mailbox, by.Id, activity.ConversationId, needed, cancellation);
                if (best is null || role > best) best = role;
                if (best >= needed) break;
            }
            catch (Exception error) when (error is ConnectorException or MailboxException)
            {
                unknown ??= error is ConnectorException ? RosterUnknown : "groups unknown";
                LogUnknown(error);
            }
        }

        if (best >= needed)
        {
            if (deed != Deeds.Refresh) Note(by, deed, queryId, best, needed, $"is {best}", isAllowed: true);
            return null;
        }

        Note(by, deed, queryId, best, needed, unknown ?? (best is null ? "is not of the team" : $"is {best} only"));
        if (unknown is not null) return unknown == RosterUnknown ? new Refusal.RosterUnknown() : new Refusal.RoleUnknown();
        return new Refusal.NotAllowed(RightsText.Who(needed, best is null || needed == Role.Member ? [] : await NamesAsync(teams, needed, cancellation)));
    }

    /// <summary>What the person could do, to show it or not; it is asked again once it is done, and only then recorded.</summary>
    public async Task<Func<string, bool>> OfferAsync(Activity activity, IReadOnlyList<WatchedMailbox> teams, CancellationToken cancellation)
    {
        Role? best = null;
        foreach (var mailbox in teams)
        {
            try
            {
                var role = await roles.OfAsync(mailbox, activity.By?.Id ?? "", activity.ConversationId, Role.Lead, cancellation);
                if (best is null || role > best) best = role;
            }
            catch (Exception error) when (error is ConnectorException or MailboxException)
            {
                LogUnknown(error);
            }
        }

        return deed => best >= book.NeededFor(deed);
    }

    /// <summary>Strangers are not told who works here.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<WatchedMailbox> teams, Role needed, CancellationToken cancellation)
    {
        try
        {
            var names = new List<string>();
            foreach (var mailbox in teams) names.AddRange(await roles.WhoAsync(mailbox, needed, MostNames, cancellation));
            return [.. names.Distinct().Take(MostNames)];
        }
        catch (ConnectorException error)
        {
            LogUnknown(error);
            return [];
        }
    }

    private void Note(Person by, string deed, Guid? queryId, Role? role, Role needed, string because, bool isAllowed = false)
    {
        log.Note(new Decision
        {
            At = clock.Now,
            PersonId = by.Id,
            PersonName = by.Name,
            Deed = deed,
            QueryId = queryId,
            Role = role,
            Needed = needed,
            IsAllowed = isAllowed,
            Because = because,
        });
        if (!isAllowed) LogRefused(deed, queryId, by.Id, because);
    }

    [LoggerMessage(LogLevel.Information, "{Deed} of query {QueryId} was refused to {PersonId}: {Because}.")]
    private partial void LogRefused(string deed, Guid? queryId, string personId, string because);

    [LoggerMessage(LogLevel.Warning, "What somebody is to a team could not be found out.")]
    private partial void LogUnknown(Exception error);
}
