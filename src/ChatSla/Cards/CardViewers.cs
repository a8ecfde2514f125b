using System.Collections.Concurrent;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>
/// Whose clients may ask by themselves for a view of their own. Teams takes 60 of them; without a list it asks everybody's in a team of up to
/// 60 and nobody's in a larger one. So the owner comes first, then those who did something of late, then the team as Teams lists it; whoever is
/// not among them sees what everybody sees, and their own view after a click.
/// </summary>
public sealed partial class CardViewers(StaffRoster roster, ITeamsMessenger messenger, TimeProvider clock, ILogger<CardViewers> logger)
{
    public const int Most = 60;

    private const int RecentActors = 10;
    private static readonly Duration Remembered = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (Lazy<Task<IReadOnlyList<TeamsMember>>> Staff, Instant At)> teams = new();

    /// <summary>Ids in Teams, at most 60; null where the team cannot be asked: then Teams decides.</summary>
    public async Task<IReadOnlyList<string>?> OfAsync(Query query, string channel, CancellationToken cancellation)
    {
        var staff = await StaffOfAsync(channel);
        if (staff.Count == 0) return null;

        var ids = new List<string>();
        foreach (var person in Acting(query))
        {
            if ((staff.FirstOrDefault(member => member.ObjectId == person) ?? await FindAsync(channel, person, cancellation)) is { } member) ids.Add(member.Id);
        }

        return [.. ids.Concat(staff.Select(member => member.Id)).Distinct().Take(Most)];
    }

    /// <summary>The same as far as it is known without asking Teams: a refresh must be quick.</summary>
    public IReadOnlyList<string>? Known(Query query, string channel)
    {
        if (!teams.TryGetValue(channel, out var team) || team.Staff is not { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { Count: > 0 } staff } }) return null;

        var acting = Acting(query).Select(person => staff.FirstOrDefault(member => member.ObjectId == person)).OfType<TeamsMember>();
        return [.. acting.Concat(staff).Select(member => member.Id).Distinct().Take(Most)];
    }

    /// <summary>By Entra object ids, the owner first, then the latest.</summary>
    private static IEnumerable<string> Acting(Query query) => query.History.Select(ActorOf).Reverse().Prepend(query.Owner)
        .OfType<Person>().Select(person => person.Id).Where(id => Guid.TryParse(id, out _)).Distinct().Take(RecentActors);

    private static Person? ActorOf(QueryEvent happened) => happened switch
    {
        QueryEvent.Claimed one => one.By,
        QueryEvent.Released one => one.By,
        QueryEvent.Answered one => one.By,
        QueryEvent.AnswerWritten one => one.By,
        QueryEvent.Escalated one => one.By,
        QueryEvent.Paused one => one.By,
        QueryEvent.Closed one => one.By,
        QueryEvent.Reopened one => one.By,
        _ => null,
    };

    /// <summary>Many cards are painted at once; they ask for their team once.</summary>
    private Task<IReadOnlyList<TeamsMember>> StaffOfAsync(string channel)
    {
        var now = clock.Now;
        var fresh = (new Lazy<Task<IReadOnlyList<TeamsMember>>>(() => ListAsync(channel)), now);
        return teams.AddOrUpdate(channel, fresh, (_, known) => now - known.At < Remembered ? known : fresh).Staff.Value;
    }

    private async Task<IReadOnlyList<TeamsMember>> ListAsync(string channel)
    {
        // Many wait for this one answer, so it is put off with none of them.
        OutboxTurn.Current = null;
        try
        {
            return await messenger.ListMembersAsync(channel, CancellationToken.None);
        }
        catch (ConnectorException error)
        {
            LogUnknown(error);
            return [];
        }
    }

    private async Task<TeamsMember?> FindAsync(string channel, string person, CancellationToken cancellation)
    {
        try
        {
            return await roster.FindAsync(channel, person, cancellation);
        }
        catch (ConnectorException error)
        {
            LogUnknown(error);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "A team's members could not be listed; Teams decides whose cards refresh themselves.")]
    private partial void LogUnknown(Exception error);
}
