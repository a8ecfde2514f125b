using System.CommandLine;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What an operator does and meets.</summary>
public sealed partial class World
{
    /// <summary>An operator's command beside the program that runs, or does not; time stands.</summary>
    public async Task<(int Code, string Said, string Error)> CommandAsync(Command command, params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");
        var code = await new RootCommand { command }.Parse([.. words, .. settings]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>As <see cref="CommandAsync"/>, with the world's clock.</summary>
    public Task<(int Code, string Said, string Error)> UpkeepAsync(Func<TimeProvider, Command> create, params string[] words) => CommandAsync(create(clock), words);

    /// <summary>Somebody sets the machine's clock, or it wakes from sleep: no timer has moved.</summary>
    public void SetClock(Duration by) => clock.Set(by.ToTimeSpan());

    /// <summary>Time passes while nothing can be awaited: what would settle cannot be stored.</summary>
    public async Task TickAsync(Duration duration)
    {
        clock.Advance(duration.ToTimeSpan());
        await Task.Delay(20, Cancellation);
    }
}
