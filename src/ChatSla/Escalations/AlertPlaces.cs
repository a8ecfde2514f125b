using ChatSla.Core.Calendars;
using ChatSla.Core.Escalations;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Escalations;

/// <summary>From a step's recipient to the places that are told and their hours. Who is away is passed over to the deputy, and at last to the channel.</summary>
public sealed class AlertPlaces(WatchedMailboxes mailboxes, MailboxChannels channels, StaffRoster roster, Absences absences, People people)
{
    /// <summary>Nobody where there is nobody to tell.</summary>
    public async Task<IReadOnlyList<(AlertPlace Place, WorkingCalendar Hours)>> OfAsync(Query query, Alert alert, CancellationToken cancellation)
    {
        if (mailboxes.Find(alert.Mailbox) is not { } mailbox) return [];

        var to = alert.Step.To;
        return to.Kind switch
        {
            RecipientKind.Owner => query.Owner is { } owner ? [await PersonAsync(owner.Id, mailbox, cancellation)] : [],
            RecipientKind.OwnerOrChannel => [query.Owner is { } owner ? await PersonAsync(owner.Id, mailbox, cancellation) : await ChannelAsync(mailbox, cancellation)],
            RecipientKind.Channel => [await ChannelAsync(mailbox, cancellation)],
            RecipientKind.Managers => [await ManagersAsync(mailbox, cancellation)],
            RecipientKind.Deputies => await DeputiesAsync(mailbox, cancellation),
            RecipientKind.Person => [await PersonAsync(to.Name!, mailbox, cancellation)],
            RecipientKind.Mail => [(new AlertPlace(AlertPlaceKind.Mail, to.Name!), HoursOf(to.Name!) ?? mailbox.Policy.Calendar)],
            RecipientKind.Webhook => [(new AlertPlace(AlertPlaceKind.Webhook, to.Name!), mailbox.Policy.Calendar)],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The Entra object id of a person who is named in the settings, as far as the team's roster knows.</summary>
    public async Task<string> IdOfAsync(string person, WatchedMailbox mailbox, CancellationToken cancellation) =>
        Guid.TryParse(person, out _) ? person.ToLowerInvariant() : (await MemberAsync(person, mailbox, cancellation))?.ObjectId?.ToLowerInvariant() ?? person;

    /// <summary>As a member of the mailbox's team, or of its managers' team; null: of neither.</summary>
    public async Task<TeamsMember?> MemberAsync(string person, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        foreach (var channel in new[] { await channels.ChannelOfAsync(mailbox, cancellation), await channels.ManagersChannelOfAsync(mailbox, cancellation) }.OfType<string>().Distinct())
        {
            if (await roster.FindAsync(channel, person, cancellation) is { } member) return member;
        }

        return null;
    }

    private async Task<(AlertPlace, WorkingCalendar)> ChannelAsync(WatchedMailbox mailbox, CancellationToken cancellation) =>
        (new AlertPlace(AlertPlaceKind.Channel, await channels.ChannelOfAsync(mailbox, cancellation) ?? mailbox.Address), mailbox.Policy.Calendar);

    private async Task<(AlertPlace, WorkingCalendar)> ManagersAsync(WatchedMailbox mailbox, CancellationToken cancellation) =>
        (new AlertPlace(AlertPlaceKind.Managers, await channels.ManagersChannelOfAsync(mailbox, cancellation) ?? mailbox.Address), mailbox.Policy.Calendar);

    /// <summary>Those who are there; the managers where none is.</summary>
    private async Task<IReadOnlyList<(AlertPlace, WorkingCalendar)>> DeputiesAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var there = new List<(AlertPlace, WorkingCalendar)>();
        foreach (var deputy in mailbox.Deputies)
        {
            if (await InPlaceOfAsync(deputy, mailbox, cancellation) is { } person) there.Add(person);
        }

        return there.Count > 0 ? [.. there.DistinctBy(one => one.Item1)] : [await ManagersAsync(mailbox, cancellation)];
    }

    private async Task<(AlertPlace, WorkingCalendar)> PersonAsync(string person, WatchedMailbox mailbox, CancellationToken cancellation) =>
        await InPlaceOfAsync(person, mailbox, cancellation) ?? await ChannelAsync(mailbox, cancellation);

    private async Task<(AlertPlace, WorkingCalendar)?> InPlaceOfAsync(string person, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var away = (await absences.ListAsync(cancellation)).Select(absence => absence.PersonId).ToHashSet();
        var said = await SettingsByIdAsync(mailbox, cancellation);
        var asked = await IdOfAsync(person, mailbox, cancellation);
        var deputies = new Dictionary<string, string>();
        foreach (var (id, settings) in said.Where(one => one.Value.Deputy is not null)) deputies[id] = await IdOfAsync(settings.Deputy!, mailbox, cancellation);

        return Standby.For(asked, deputies.GetValueOrDefault, away.Contains) is { } id2
            ? (new AlertPlace(AlertPlaceKind.Person, id2), said.GetValueOrDefault(id2).Calendar ?? mailbox.Policy.Calendar)
            : null;
    }

    private async Task<Dictionary<string, (WorkingCalendar? Calendar, string? Deputy)>> SettingsByIdAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var byId = new Dictionary<string, (WorkingCalendar?, string?)>();
        foreach (var (name, settings) in people.All) byId[await IdOfAsync(name, mailbox, cancellation)] = settings;
        return byId;
    }

    private WorkingCalendar? HoursOf(string name) => people.All.GetValueOrDefault(name.ToLowerInvariant()).Calendar;
}
