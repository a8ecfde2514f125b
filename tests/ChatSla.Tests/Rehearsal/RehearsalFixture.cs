using System.CommandLine;
using ChatSla.Configuration;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Rehearsal;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Tests.Rehearsal;

/// <summary>An office in Stockholm, Monday to Friday 09:00-17:00, that promises the same working day; a folder for the files of a rehearsal.</summary>
public abstract class RehearsalFixture : IDisposable
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm");

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    protected Dictionary<string, string> Settings { get; }

    protected RehearsalFixture() => Settings = new()
    {
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-17:00",
        ["Calendars:office:Hours:Tuesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Wednesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Thursday"] = "09:00-17:00",
        ["Calendars:office:Hours:Friday"] = "09:00-17:00",
        ["Promises:same-day:Service"] = "Mail is answered the same working day.",
        ["Promises:same-day:Owner"] = "Mia",
        ["Promises:same-day:Calendar"] = "office",
        ["Promises:same-day:FirstResponse:SameDay:CutOff"] = "15:00",
        ["Promises:same-day:FirstResponse:Aim"] = "1h",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Promise"] = "same-day",
        ["Storage:Path"] = PathOf("chatsla.db"),
    };

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Output => output.ToString().ReplaceLineEndings("\n");

    protected string Error => error.ToString().ReplaceLineEndings("\n");

    protected string Folder { get; } = Directory.CreateTempSubdirectory("chatsla-rehearsal-").FullName;

    protected const string FourHours =
        """
        {
          "Promises": { "four-hours": { "Service": "Within four working hours", "Owner": "Mia", "Calendar": "office", "FirstResponse": { "WithinWorkingHours": "4h", "Aim": "1h" } } },
          "Mailboxes": [ { "Address": "Support@contoso.com", "Promise": "four-hours" } ] // a comment
        }
        """;

    protected string PathOf(string file) => Path.Combine(Folder, file);

    protected string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    protected Task<int> RunAsync(params string[] arguments) => RehearseCommand.Create()
        .Parse([.. Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. arguments])
        .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);

    /// <summary>Runs it, and shows what it said where it failed.</summary>
    protected async Task RehearseAsync(params string[] arguments)
    {
        var code = await RunAsync(arguments);
        Assert.Equal("", Error);
        Assert.Equal(0, code);
    }

    /// <summary>"2026-03-03 09:30" by the office's clock.</summary>
    protected static Instant At(string text) => Minutes.Parse(text).Value.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Stockholm"]).ToInstant();

    /// <summary>The policy that the settings describe.</summary>
    protected SlaPolicy Agreed()
    {
        var faults = new Faults();
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(configuration, Settings.ToDictionary(one => one.Key, string? (one) => one.Value));
        var agreed = AgreedSettings.Read(configuration.Build(), faults);
        Assert.Empty(faults.All);
        return agreed.Agreements.Policies["same-day"];
    }

    /// <summary>Stores queries, each of a customer who wrote at one time and was answered at another, or not.</summary>
    protected async Task StoreAsync(params (string Customer, string Received, string? Answered)[] mails)
    {
        await using var database = new SqliteDatabase(new StoragePath(Settings["Storage:Path"]), new DueSignal());
        await database.StartAsync(Cancellation);
        var (journal, agreed) = (new QueryJournal(database, new StillClock()), Agreed());
        foreach (var (customer, received, answered) in mails)
        {
            await database.WriteAsync(
                async session =>
                {
                    var number = await QueryJournal.NextNumberAsync(session);
                    var query = Query.Open(Guid.CreateVersion7(), number, "support@contoso.com", $"mail {number}", At(received), agreed);
                    if (answered is not null) query.Answer(new Person("a", "Ada"), At(answered), AnswerChannel.Outlook, $"answer {number}", agreed);
                    await journal.SaveAsync(session, query, customer);
                },
                Cancellation);
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        output.Dispose();
        error.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
