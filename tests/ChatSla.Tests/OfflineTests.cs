using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;

namespace ChatSla.Tests;

public sealed class OfflineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-offline-");
    private readonly Dictionary<string, string?> given;

    public OfflineTests() => given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-17:00",
        ["Promises:gold:Service"] = "Within four working hours.",
        ["Promises:gold:Owner"] = "Mia",
        ["Promises:gold:Calendar"] = "office",
        ["Promises:gold:FirstResponse:WithinWorkingHours"] = "4h",
        ["Promises:gold:FirstResponse:Aim"] = "1h",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Promise"] = "gold",
        ["Storage:Path"] = File,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.FullName, "chatsla.db");

    [Fact]
    public async Task A_command_needs_no_credential_of_the_bot()
    {
        await using (await BotsAsync())
        await using (var offline = await OpenAsync())
        {
            Assert.NotNull(offline.Policies.For("support@contoso.com", null).At(new StillClock().Now));
            Assert.Null(await offline.Journal.FindByNumberAsync(1, Cancellation));
        }
    }

    [Theory]
    [InlineData("Promises:gold:Calendar", "factory")]
    [InlineData("Calendars:office:Zone", "here")]
    [InlineData("Mailboxes:0:Promise", "silver")]
    [InlineData("Mailboxes:0:Adress", "a@contoso.com")]
    [InlineData("Microsoft365:Loopback", "http://10.0.0.1:1")]
    [InlineData("Storage:Path", "/nowhere/chatsla.db")]
    public async Task Its_faults_are_told_by_their_keys(string key, string value)
    {
        await using var bot = await BotsAsync();
        given[key] = value;

        Assert.StartsWith(key, Assert.Single((await Assert.ThrowsAsync<SettingsException>(() => OpenAsync())).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_a_database_is_said_in_a_sentence()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Join('\n', Enumerable.Repeat("This is a letter.", 500)), Cancellation);

        Assert.StartsWith("Storage:Path: ", Assert.Single((await Assert.ThrowsAsync<SettingsException>(() => OpenAsync())).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_bots_first_start_an_empty_database_stands_in_and_leaves_nothing_behind()
    {
        await using (var offline = await OpenAsync(mayBeNew: true)) Assert.Null(await offline.Journal.FindByNumberAsync(1, Cancellation));

        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task Two_processes_write_to_one_file_and_neither_is_turned_away()
    {
        await using var bot = await BotsAsync();
        await using var offline = await OpenAsync();

        await Task.WhenAll(CountAsync(bot, "bot"), CountAsync(offline.Database, "command"));

        Assert.Equal("bot 150, command 150", string.Join(", ", await bot.ReadAsync(session => session.ListAsync<string>("SELECT name || ' ' || value FROM counters WHERE name <> 'query' ORDER BY name"), Cancellation)));
    }

    [Fact]
    public async Task Who_comes_while_the_other_writes_waits_and_sees_what_it_wrote()
    {
        await using var bot = await BotsAsync();
        await using var offline = await OpenAsync();
        var (writing, entered) = (new TaskCompletionSource(), new TaskCompletionSource());

        var first = bot.WriteAsync(
            async session =>
            {
                await session.RunAsync("UPDATE counters SET value = value + 1");
                writing.SetResult();

                // Long enough for the other to come in, were it let in.
                await Task.WhenAny(entered.Task, Task.Delay(500, Cancellation));
            },
            Cancellation);
        await writing.Task;
        var second = offline.Database.WriteAsync(
            async session =>
            {
                var value = await session.GetAsync<int>("SELECT value FROM counters");
                entered.SetResult();
                await first;
                await session.RunAsync("UPDATE counters SET value = @next", new { next = value + 1 });
            },
            Cancellation);

        await Task.WhenAll(first, second);
        Assert.Equal(2, await bot.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters"), Cancellation));
    }

    [Theory]
    [InlineData("--mailbox")]
    [InlineData("--Storage:Path", "x", "Q-7")]
    public async Task A_word_that_is_no_setting_is_named(params string[] words)
    {
        var (code, error) = await RunAsync(words);

        Assert.Equal(2, code);
        Assert.Equal($"\"{words[^1]}\" is not known to chatsla look; it takes --query, and settings as --Storage:Path=FILE.", error.Trim());
    }

    [Fact]
    public async Task Settings_may_stand_on_the_command_line()
    {
        await using var bot = await BotsAsync();
        var settings = given.Where(setting => setting.Key != "Storage:Path").Select(setting => $"--{setting.Key}={setting.Value}");

        Assert.Equal((0, ""), await RunAsync([.. settings, "--Storage:Path", File]));
    }

    [Fact]
    public async Task Wrong_settings_end_with_2()
    {
        var (code, error) = await RunAsync(["--Storage:Path", ""]);

        Assert.Equal(2, code);
        Assert.Contains("Storage:Path: is empty", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<(int Code, string Error)> RunAsync(string[] words)
    {
        var command = new Command("look") { new Option<string>("--query") };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Offline.RunAsync(parsed, _ => Task.FromResult(0), stopping));
        var error = new StringWriter();
        var code = await new RootCommand { command }.Parse(["look", .. words]).InvokeAsync(new InvocationConfiguration { Error = error }, Cancellation);
        return (code, error.ToString());
    }

    private static async Task CountAsync(Database database, string name)
    {
        await database.WriteAsync(session => session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, 0)", new { name }), Cancellation);
        for (var at = 0; at < 150; at++)
        {
            await database.WriteAsync(
                async session =>
                {
                    var value = await session.GetAsync<int>("SELECT value FROM counters WHERE name = @name", new { name });
                    await session.RunAsync("UPDATE counters SET value = @next WHERE name = @name", new { name, next = value + 1 });
                },
                Cancellation);
        }
    }

    private async Task<SqliteDatabase> BotsAsync()
    {
        var database = new SqliteDatabase(new StoragePath(File), new DueSignal());
        await database.StartAsync(Cancellation);
        return database;
    }

    private Task<Offline> OpenAsync(bool mayBeNew = false) =>
        Offline.OpenAsync(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), Cancellation, mayBeNew, given.ContainsKey("Microsoft365:Loopback") ? null : new StillClock());
}
