using System.Text.Json;
using ChatSla.Configuration;
using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Gallery;

/// <summary>
/// An office in Stockholm on Monday 23 November 2026: everybody is answered by closing at 17:00, amber from 15:30; Gold customers within four hours,
/// with news and a resolution besides.
/// </summary>
internal static class Office
{
    private static readonly AgreedSettings Settings = Read();

    public static Person Ada { get; } = new("5f2a1f64-0000-4000-8000-000000000001", "Ada Berg");

    public static Person Bo { get; } = new("5f2a1f64-0000-4000-8000-000000000002", "Bo Lindqvist");

    public static WatchedMailbox Support => Settings.Mailboxes.All[0];

    public static WatchedMailbox Billing => Settings.Mailboxes.All[1];

    public static WatchedMailboxes Mailboxes => Settings.Mailboxes;

    public static Agreements Agreements => Settings.Agreements;

    public static DateTimeZone Zone => Support.Zone;

    public static MailboxPolicies Policies { get; } = new(Settings.Mailboxes, Settings.Agreements);

    public static IPolicies Usual => Policies.For(Support.Address, "anna@elsewhere.example");

    public static IPolicies Gold => Policies.For(Support.Address, "karin.lund@acme.com");

    /// <summary>"10:02" is that Monday; "Fri 16:55" the Friday before, "Tue 09:00" the Tuesday after.</summary>
    public static Instant At(string time)
    {
        var day = time.Split(' ') switch { ["Fri", _] => 20, ["Tue", _] => 24, _ => 23 };
        var clock = TimeOnly.Parse(time.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return new LocalDateTime(2026, 11, day, clock.Hour, clock.Minute).InZoneStrictly(Zone).ToInstant();
    }

    public static Query Open(string at = "10:02", IPolicies? policies = null, int number = 1042) =>
        Query.Open(new Guid($"00000000-0000-0000-0000-{number:000000000000}"), number, Support.Address, "mail", At(at), policies ?? Usual);

    public static MailRow Mail(string subject = "Where is my order 4711?", string? customer = "Karin Lund", string? text = null) => new()
    {
        Id = "mail",
        Mailbox = Support.Address,
        Subject = subject,
        FromName = customer,
        FromAddress = customer is null ? null : "karin.lund@acme.com",
        ReplyAddress = customer is null ? null : "karin.lund@acme.com",
        NewText = text ?? "Hello,\nWe were promised delivery on Tuesday and nothing has come. The customer's shop opens on Thursday, so we need to know today.\nKind regards\nKarin",
        FullText = $"{text ?? "Hello,\n\nWe were promised delivery on Tuesday and nothing has come."}\n\nKind regards\nKarin\n\nFrom: Contoso Support\nSent: Friday\nTo: Karin Lund\nSubject: Order 4711\n\nIt leaves our store on Monday.",
        ToLine = "Contoso Support <support@contoso.com>",
        CcLine = "Per Holm <per.holm@acme.com>",
        ReceivedAt = At("10:02"),
        WebLink = "https://outlook.office365.com/owa/?ItemID=1",
    };

    public static QueryView View(Query query, MailRow? mail = null, IPolicies? policies = null) => new(query, mail ?? Mail(), mail ?? Mail()) { Policies = policies ?? Usual };

    public static string Files(params (string Name, long Size)[] files) =>
        AttachmentColumn.Write([.. files.Select(file => new MailAttachment(file.Name, "application/octet-stream", file.Size, IsInline: false))])!;

    public static string Others(params (string Address, string Name)[] others) => JsonSerializer.Serialize(others.Select(one => new MailAddress(one.Address, one.Name)));

    private static AgreedSettings Read()
    {
        var given = new Dictionary<string, string?>
        {
            ["Calendars:office:Zone"] = "Europe/Stockholm",
            ["Calendars:office:Country"] = "SE",
            ["Storage:Path"] = "gallery.db",
        };
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" }) given[$"Calendars:office:Hours:{day}"] = "09:00-17:00";
        foreach (var (name, at) in new[] { ("Support", 0), ("Billing", 1) })
        {
            given[$"Mailboxes:{at}:Address"] = $"{name.ToLowerInvariant()}@contoso.com";
            given[$"Mailboxes:{at}:Name"] = $"Contoso {name}";
            given[$"Mailboxes:{at}:Promise"] = "same-day";
            given[$"Mailboxes:{at}:Customers:0:From"] = "acme.com";
            given[$"Mailboxes:{at}:Customers:0:Promise"] = "gold";
        }

        Promise(given, "same-day", "FirstResponse:SameDay:CutOff", "15:00", "90min");
        Promise(given, "gold", "FirstResponse:WithinWorkingHours", "4h", "1h");
        (given["Promises:gold:Resolution:WithinWorkingHours"], given["Promises:gold:Resolution:Aim"]) = ("16h", "4h");
        (given["Promises:gold:Update:WithinWorkingHours"], given["Promises:gold:Update:Aim"]) = ("8h", "1h");
        var faults = new Faults();
        var settings = AgreedSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), faults);
        Assert.Empty(faults.All);
        return settings;
    }

    private static void Promise(Dictionary<string, string?> given, string name, string rule, string value, string aim)
    {
        given[$"Promises:{name}:Service"] = "We answer in time.";
        given[$"Promises:{name}:Owner"] = "Head of support";
        given[$"Promises:{name}:Calendar"] = "office";
        given[$"Promises:{name}:{rule}"] = value;
        given[$"Promises:{name}:FirstResponse:Aim"] = aim;
    }
}
