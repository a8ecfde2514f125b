using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;
using ChatSla.Webhooks;

namespace ChatSla.Check;

/// <summary>Tries everything the bot needs, in the order in which one thing rests on another, and stores nothing.</summary>
internal sealed class SetupCheck(IConfiguration configuration, PartialSettings settings, CheckOrder order, TimeProvider machine, CheckReport report)
{
    /// <returns>The exit code: 1 where something is wrong, else 0.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        await report.TellAsync("Settings", SettingsCheck.RunAsync(settings, Settings.Section<MailboxesOptions>(configuration, MailboxesOptions.Section)));
        if (await ClockAsync(stopping) is not { } clock) return await report.EndAsync();

        using var clocks = new ClockCheck(machine);
        await using var journal = await Journal.OpenAsync(settings.Agreed.Storage, stopping);
        await report.TellAsync("This machine", new MachineCheck(journal, settings.Agreed).RunAsync());
        var credential = new CredentialCheck(settings, clock);
        await report.TellAsync("Credential", credential.RunAsync());
        using (var doors = CheckDoors.Of(settings, journal.Database, clock, clocks))
        {
            if (credential.HasGraph && doors is not null) await MailboxesAsync(doors, clock, stopping);
            else await NotTriedAsync("Mailboxes", "the mailboxes, until there is a token for Microsoft Graph");

            if (credential.HasConnector && doors is not null) await report.TellAsync("Teams", TeamsAsync(doors, journal, clock, stopping));
            else await NotTriedAsync("Teams", "the channels, until there is a token for Teams");
        }

        if (settings.Webhooks.All.Count > 0) await WebhooksAsync(clock, stopping);
        await report.TellAsync("Clock", clocks.RunAsync());
        if (clock is LoopbackClock own) own.Dispose();
        return await report.EndAsync();
    }

    private IEnumerable<WatchedMailbox> Mailboxes => settings.Agreed.Mailboxes.All.Where(mailbox => order.Mailbox is null || mailbox.Address == order.Mailbox);

    private async Task MailboxesAsync(CheckDoors doors, TimeProvider clock, CancellationToken stopping)
    {
        var check = new MailboxCheck(doors, settings.Graph!, settings.Bot!.AppId, order.Sends, clock, machine);
        foreach (var mailbox in Mailboxes) await report.TellAsync(mailbox.Address, check.RunAsync(mailbox, stopping));
    }

    private async Task WebhooksAsync(TimeProvider clock, CancellationToken stopping)
    {
        using var http = new HttpClient(WebhookDoor.Handler()) { Timeout = TimeSpan.FromSeconds(10) };
        await report.TellAsync("Webhooks", new WebhookCheck(new WebhookDoor(http, clock), settings.Webhooks, order.Posts).RunAsync(stopping));
    }

    private async IAsyncEnumerable<Finding> TeamsAsync(CheckDoors doors, Journal journal, TimeProvider clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stopping)
    {
        var channels = new MailboxChannels(journal.Database, settings.Agreed.Mailboxes, new StaffRoster(doors.Messenger, clock), clock);
        foreach (var mailbox in Mailboxes)
        {
            if (await channels.ChannelOfAsync(mailbox, stopping) is null)
                yield return Finding.Wrong($"{mailbox.Name} has no channel, so its cards are nowhere", $"Set Channel of {mailbox.Address} in the section Mailboxes, or say in the channel, as one of the Administrators: @ChatSla watch {mailbox.Address}");
        }

        var check = new ChannelCheck(doors.Messenger, journal.Database, settings.Bot!, order.Posts);
        foreach (var channel in await ChannelUse.ListAsync(Mailboxes, channels, stopping))
        {
            await foreach (var finding in check.RunAsync(channel, stopping)) yield return finding;
        }
    }

    /// <summary>Null: the sandbox that the settings point at does not answer, and all else with it.</summary>
    private async Task<TimeProvider?> ClockAsync(CancellationToken stopping)
    {
        if (settings.Clock is null) return machine;

        try
        {
            return await LoopbackClock.FollowAsync(settings.Clock, stopping);
        }
        catch (HttpRequestException)
        {
            await report.TellAsync("Sandbox", One(Finding.Wrong($"nothing answers at Microsoft365:Loopback ({settings.Clock.GetLeftPart(UriPartial.Authority)})", "Start the sandbox, or take the setting out.")));
            return null;
        }
    }

    private Task NotTriedAsync(string title, string what) => report.TellAsync(title, One(Finding.NotTried(what)));

    private static async IAsyncEnumerable<Finding> One(Finding finding)
    {
        await Task.CompletedTask;
        yield return finding;
    }
}
