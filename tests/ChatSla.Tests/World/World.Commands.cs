using System.CommandLine;
using ChatSla.Repromises;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What an administrator types beside the program that runs: the command opens the same database and shows the same clock.</summary>
public sealed partial class World
{
    public async Task<(int Code, string Said, string Error)> RunCommandAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");
        var code = await new RootCommand { RepromiseCommand.Create() }.Parse([.. words, .. settings]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);

        // Nobody tells the program what another process wrote: it looks every minute.
        await PassAsync(Duration.FromMinutes(1));
        return (code, output.ToString(), error.ToString());
    }
}
