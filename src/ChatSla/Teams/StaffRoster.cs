using System.Collections.Concurrent;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Who belongs to the team a conversation is in, asked of Teams and remembered for a while.</summary>
public sealed class StaffRoster
{
    private const string Topic = "roster";

    private static readonly Duration Remembered = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Conversation, string Person), (TeamsMember Member, Instant At)> members = new();

    private readonly ConcurrentDictionary<string, (IReadOnlyList<TeamsMember> Members, Instant At)> teams = new();

    private readonly ConcurrentDictionary<(string Conversation, string? Person), Lazy<Task<TeamsMember?>>> asked = new();

    private readonly ITeamsMessenger messenger;
    private readonly TimeProvider clock;
    private readonly Replicas replicas;

    /// <param name="replicas">Null: this program is alone.</param>
    public StaffRoster(ITeamsMessenger messenger, TimeProvider clock, Replicas? replicas = null)
    {
        (this.messenger, this.clock, this.replicas) = (messenger, clock, replicas ?? new Replicas());
        this.replicas.Heard(Topic, _ => ForgetHere());
    }

    /// <summary>The member with that Entra object id or sign-in name, or null. Only a yes is remembered: whoever has just joined may act at once.</summary>
    public async Task<TeamsMember?> FindAsync(string conversationId, string person, CancellationToken cancellation)
    {
        var key = (ThreadId.ChannelOf(conversationId), person);
        if (members.TryGetValue(key, out var known) && clock.Now - known.At < Remembered) return known.Member;

        // Many who ask for the same person at once are one question to Teams, which counts them.
        var asking = asked.GetOrAdd(key, _ => new(() => AskAsync(conversationId, person)));
        try
        {
            return await asking.Value.WaitAsync(cancellation);
        }
        finally
        {
            asked.TryRemove(KeyValuePair.Create<(string Conversation, string? Person), Lazy<Task<TeamsMember?>>>(key, asking));
        }
    }

    private async Task<TeamsMember?> AskAsync(string conversationId, string person)
    {
        if ((await messenger.FindMemberAsync(conversationId, person, CancellationToken.None) ?? await FindInListAsync(conversationId, person)) is not { } member) return null;
        members[(ThreadId.ChannelOf(conversationId), person)] = (member, clock.Now);
        return member;
    }

    /// <summary>Not every client of the protocol finds a person by the Entra object id.</summary>
    private async Task<TeamsMember?> FindInListAsync(string conversationId, string person) =>
        Guid.TryParse(person, out _) ? (await ListAsync(conversationId, CancellationToken.None)).FirstOrDefault(member => member.ObjectId == person) : null;

    /// <summary>All who belong to the conversation's team.</summary>
    public async Task<IReadOnlyList<TeamsMember>> ListAsync(string conversationId, CancellationToken cancellation)
    {
        var id = ThreadId.ChannelOf(conversationId);
        if (teams.TryGetValue(id, out var known) && clock.Now - known.At < Remembered) return known.Members;

        var all = await messenger.ListMembersAsync(id, cancellation);
        teams[id] = (all, clock.Now);
        return all;
    }

    /// <summary>The team's members changed.</summary>
    public void Forget()
    {
        ForgetHere();
        replicas.Tell(Topic, "");
    }

    private void ForgetHere()
    {
        members.Clear();
        teams.Clear();
    }
}
