using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Notifications;

/// <summary>Passes what Graph announces to whoever reads the mailbox, this replica or another one. One that is lost on the way is found by the timer.</summary>
public sealed class ReaderNews
{
    /// <summary>In place of a lifecycle event: the folder has changed.</summary>
    public const string Changed = "";

    private const string Topic = "mailbox";

    private readonly FolderSignals signals;
    private readonly KeeperSignals keeper;
    private readonly NotificationHealth health;
    private readonly Replicas replicas;
    private readonly TimeProvider clock;

    public ReaderNews(FolderSignals signals, KeeperSignals keeper, NotificationHealth health, Replicas replicas, TimeProvider clock)
    {
        (this.signals, this.keeper, this.health, this.replicas, this.clock) = (signals, keeper, health, replicas, clock);
        replicas.Heard(Topic, text =>
        {
            if (text.Split(' ', 3) is [var mailbox, var happened, var folder]) Hear(mailbox, folder, happened);
        });
    }

    /// <param name="happened"><see cref="Changed"/>, or Graph's lifecycle event.</param>
    public void Tell(string mailbox, string folder, string happened)
    {
        if (!replicas.Holds(Replicas.MailboxWork(mailbox))) replicas.Tell(Topic, $"{mailbox} {happened} {folder}");
        else Hear(mailbox, folder, happened);
    }

    private void Hear(string mailbox, string folder, string happened)
    {
        switch (happened)
        {
            case Changed:
                health.Heard(mailbox, folder, clock.Now);
                signals.Wake(mailbox, folder);
                break;
            case "reauthorizationRequired":
                keeper.Wish(mailbox, folder, KeeperWish.Renew);
                break;
            case "subscriptionRemoved":
                keeper.Wish(mailbox, folder, KeeperWish.Create);
                break;
            case "missed":
                signals.Wake(mailbox, folder);
                signals.Wake(mailbox, FolderSignals.Everything);
                break;
        }
    }
}
