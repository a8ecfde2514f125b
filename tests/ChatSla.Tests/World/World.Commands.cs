using System.CommandLine;
using ChatSla.Audit;
using ChatSla.Escalations;
using ChatSla.Privacy;
using ChatSla.Repromises;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What an administrator types beside the program that runs: the command opens the same database and shows the same clock.</summary>
public sealed partial class World
{
    public async Task<(int Code, string Said, string Error)> RunCommandAsync(params string[] words)
    {
        var answer = await RunCommandOnAsync(Settings["Storage:Path"]!, words);

        // Nobody tells the program what another process wrote: it looks every minute.
        await PassAsync(Duration.FromMinutes(1));
        return answer;
    }

    /// <summary>The same on a database of its own, or while the program is stopped: no time passes.</summary>
    public async Task<(int Code, string Said, string Error)> RunCommandOnAsync(string file, params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = Settings.Where(setting => setting.Value is not null && setting.Key != "Storage:Path").Select(setting => $"--{setting.Key}={setting.Value}");
        var code = await Program().Parse([.. words, .. settings, $"--Storage:Path={file}"]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>What the night does, now.</summary>
    public Task AuditAsync() => program.Services.GetServices<IHostedService>().OfType<NightlyAudit>().Single().RunAsync(Cancellation);

    /// <summary>What the night erases, now.</summary>
    public Task<Erased> EraseOldAsync() => program.Services.GetRequiredService<Retention>().RunAsync(Cancellation);

    /// <summary>A copy of all that is stored.</summary>
    public void CopyStorage(string file)
    {
        using SqliteConnection from = new($"Data Source={Settings["Storage:Path"]};Pooling=False"), to = new($"Data Source={file};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private static RootCommand Program() =>
        new() { RepromiseCommand.Create(), PrivacyCommand.Create(), AuditCommand.Create(offline => new AlertPlan(offline.Policies, offline.Settings.Agreements, offline.Settings.Mailboxes)) };
}
