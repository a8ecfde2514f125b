using ChatSla.Customers;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Configuration;

/// <summary>What is promised to whom, and where it is kept: all that is needed where the bot is not started.</summary>
public sealed record AgreedSettings(Agreements Agreements, WatchedMailboxes Mailboxes, CustomerBook Customers, StoragePath Storage, RetentionTime Retention)
{
    /// <summary>The sections that are read.</summary>
    public static IReadOnlyList<string> Sections { get; } = [StorageOptions.Section, CalendarsOptions.Section, PromisesOptions.Section, MailboxesOptions.Section, CustomersOptions.Section, RetentionOptions.Section];

    /// <summary>Right only where no fault was added.</summary>
    public static AgreedSettings Read(IConfiguration configuration, Faults faults)
    {
        var promises = Settings.Section<PromisesOptions>(configuration, PromisesOptions.Section);
        var agreements = Agreements.Read(Settings.Section<CalendarsOptions>(configuration, CalendarsOptions.Section), promises, faults);
        var mailboxes = MailboxSettings.Read(Settings.Section<MailboxesOptions>(configuration, MailboxesOptions.Section), agreements, promises, faults);
        var customers = CustomerSettings.Read(Settings.Section<CustomersOptions>(configuration, CustomersOptions.Section), faults);
        var storage = Settings.Section<StorageOptions>(configuration, StorageOptions.Section);
        if (string.IsNullOrWhiteSpace(storage.Postgres)) faults.Require($"{StorageOptions.Section}:Path", storage.Path, "is empty; name the file that the journal is kept in.");
        var retention = RetentionTime.Read(Settings.Section<RetentionOptions>(configuration, RetentionOptions.Section), mailboxes.All.Select(mailbox => mailbox.NewQueryAfter).DefaultIfEmpty().Max(), faults);
        return new AgreedSettings(agreements, mailboxes, customers, new StoragePath(storage.Path, PostgresAddress.Read(storage.Postgres, faults)), retention);
    }
}
