namespace ChatSla.Graph;

/// <summary>The section Mailboxes: the watched mailboxes.</summary>
public sealed class MailboxesOptions : List<MailboxOptions>
{
    public const string Section = "Mailboxes";
}

/// <summary>One watched mailbox. Every value is text, so that all faults can be listed at once.</summary>
public sealed class MailboxOptions
{
    public string Address { get; set; } = "";

    /// <summary>As people know it, for example "Contoso Support". Left out: the address.</summary>
    public string? Name { get; set; }

    /// <summary>A key of the section Promises.</summary>
    public string Promise { get; set; } = "";

    /// <summary>Who is promised something else.</summary>
    public List<CustomerOptions> Customers { get; } = [];

    /// <summary>The team's channel: the link that Teams copies, or its id. Left out: bound by "@ChatSla watch ADDRESS" in the channel.</summary>
    public string? Channel { get; set; }

    /// <summary>Where managers are called. Left out: the team's channel.</summary>
    public string? ManagersChannel { get; set; }

    /// <summary>Who is mentioned there: Entra object ids or sign-in names. They have the role Manager, and so have the members of a group, as group:GUID.</summary>
    public List<string> Managers { get; } = [];

    /// <summary>Who has the role Lead: Entra object ids, sign-in names, or groups as group:GUID.</summary>
    public List<string> Leads { get; } = [];

    /// <summary>Who is told, each alone, where a promise's Escalation says "deputies": Entra object ids or sign-in names.</summary>
    public List<string> Deputies { get; } = [];

    /// <summary>The working time (10min or more) after which a claimed query returns to the channel if its owner does nothing about it, and at once when the owner is away. Off: never.</summary>
    public string ClaimLease { get; set; } = "Off";

    /// <summary>Mail received from here on is read: a date (midnight in the calendar's zone) or an instant. Left out: from the first start.</summary>
    public string? WatchFrom { get; set; }

    /// <summary>Days by the calendar: a reply to a query that has been at rest for longer opens a new query, linked to the old one.</summary>
    public string NewQueryAfterDays { get; set; } = "30";

    /// <summary>Further folders to watch, where inbox rules file mail: a name, or the names on its path ("Orders/Returns"). Junk Email is watched always.</summary>
    public List<string> Folders { get; } = [];

    /// <summary>How often the inbox is asked for changes where no notifications come.</summary>
    public string PollEvery { get; set; } = "10s";

    /// <summary>When the day's summary is posted into the channel, by the calendar's clock, as "16:30". Left out: only on request.</summary>
    public string? SummaryAt { get; set; }

    /// <summary>How often a probe mail is sent from the mailbox to itself, to see that mail still arrives: 5min to 24h. Left out: never.</summary>
    public string? ProbeEvery { get; set; }

    /// <summary>Two letters: what is written to customers whose language is not known.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether a customer whose mail opens a query is told at once that it has arrived: On or Off.</summary>
    public string Acknowledge { get; set; } = "Off";

    /// <summary>Texts that are sent often.</summary>
    public List<TemplateOptions> Templates { get; } = [];
}

/// <summary>Customers who are promised something else than the mailbox's other customers.</summary>
public sealed class CustomerOptions
{
    /// <summary>A mail address, or a domain that stands for those below it too. The narrowest line that fits a customer counts.</summary>
    public string From { get; set; } = "";

    /// <summary>A key of the section Promises.</summary>
    public string Promise { get; set; } = "";
}
