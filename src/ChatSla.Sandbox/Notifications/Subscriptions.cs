using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Every subscription that has not expired. Use it with the tenant's gate held.</summary>
internal sealed class Subscriptions(SandboxClock clock)
{
    private const int MostOfMailbox = 1000;

    private readonly Dictionary<Mailbox, List<Subscription>> byMailbox = [];

    public IEnumerable<Subscription> All => byMailbox.Values.SelectMany(list => list).Where(IsAlive);

    public IReadOnlyList<Subscription> Of(Mailbox mailbox) => byMailbox.GetValueOrDefault(mailbox) ?? [];

    public Subscription? Find(string id) => All.FirstOrDefault(subscription => subscription.Id == id);

    public void Add(Subscription subscription)
    {
        if (!byMailbox.TryGetValue(subscription.Mailbox, out var list)) byMailbox[subscription.Mailbox] = list = [];
        list.RemoveAll(old => !IsAlive(old));
        if (list.Count >= MostOfMailbox) throw new HttpProblem(403, "ExtensionError", "The mailbox has the most subscriptions that it may have.");
        list.Add(subscription);
    }

    public void Remove(Subscription subscription)
    {
        subscription.IsRemoved = true;
        byMailbox[subscription.Mailbox].Remove(subscription);
    }

    private bool IsAlive(Subscription subscription) => subscription.IsAlive(clock.GetUtcNow());
}
