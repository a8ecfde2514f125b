using NodaTime;

namespace ChatSla.Storage;

/// <summary>The programs that share a database, and which of them does what only one may do. Where the database is a file, this program is the only one.</summary>
public class Replicas
{
    /// <summary>What is looked for by itself at stored instants, and by one replica only.</summary>
    public const string Watch = "watch";

    private readonly List<(string Topic, Action<string> Act)> listeners = [];

    /// <summary>This program's, another after each start.</summary>
    public string Id { get; } = Guid.CreateVersion7().ToString();

    /// <summary>How many there are.</summary>
    public virtual int Count => 1;

    /// <summary>Whether several programs may use the database.</summary>
    public virtual bool AreMany => false;

    public static string MailboxWork(string address) => $"mailbox:{address.ToLowerInvariant()}";

    /// <summary>Whether this one does that work now.</summary>
    public virtual bool Holds(string work) => true;

    /// <summary>Offers to do that work when its turn comes.</summary>
    public virtual void Offer(string work)
    {
    }

    /// <summary>Offers to do that work, and waits until it is this one's turn, or <paramref name="atMost"/> is over (real time; null: without end).</summary>
    /// <returns>Whether it is.</returns>
    public virtual Task<bool> WaitForAsync(string work, CancellationToken cancellation, TimeSpan? atMost = null) => Task.FromResult(true);

    /// <summary>Whether what can be done by any, and is shared out by its id, is this one's.</summary>
    public virtual bool IsMine(Guid id) => true;

    /// <summary>Tells all others. What is told may be lost when the connection is: then <see cref="Heard"/> runs with an empty text.</summary>
    public virtual void Tell(string topic, string text)
    {
    }

    /// <summary>Something is due at that instant.</summary>
    public virtual void TellDue(Instant at)
    {
    }

    /// <summary>Joins those that share the database, and stays until the database is closed.</summary>
    public virtual Task JoinAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Runs when another one tells of that.</summary>
    /// <param name="act">Given what was told; an empty text stands for whatever may have been missed.</param>
    public void Heard(string topic, Action<string> act)
    {
        lock (listeners) listeners.Add((topic, act));
    }

    /// <param name="topic">Null: something may have been missed.</param>
    protected void Hear(string? topic, string text)
    {
        List<(string Topic, Action<string> Act)> all;
        lock (listeners) all = [.. listeners];
        foreach (var (_, act) in all.Where(one => topic is null || one.Topic == topic)) act(text);
    }
}
