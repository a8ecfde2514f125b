using System.CommandLine;
using ChatSla.Why;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>"Why this colour?" asked of the whole program: on the card, in the channel and on the command line.</summary>
public sealed class WhyTests : InWorld
{
    [Fact]
    public async Task A_query_that_lay_over_the_weekend_says_why_it_is_amber()
    {
        var query = await OpenOnFridayAsync();
        await World.GoToAsync(Monday(11, 30) + Duration.FromDays(7));

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "why");

        Assert.Equal("Why this colour? Q-1", (string?)dialog.Dialog!["title"]);
        Assert.StartsWith("▲ Amber · Answer by 12:00 today, 30 min of working time left", dialog.Text, StringComparison.Ordinal);
        Assert.Contains("after the cut-off 15:00: by 12:00 on the next working day, Mon 30 Nov 12:00.", dialog.Text);
        Assert.Contains("weekend, not counted", dialog.Text);
        Assert.Contains("▲ Amber fell Mon 30 Nov 10:30", dialog.Text);
        Assert.Contains("Policy \"same-day\" version 1, calendar \"office\" version 1; Mia Ek answers for it. Times are those of Europe/Stockholm.", dialog.Text);
    }

    [Fact]
    public async Task The_channel_is_answered_with_the_same_card()
    {
        await World.OpenAsync(Customer.Karin);

        Assert.Contains("● Green · Answer by 17:00 today", (await World.AskInChannelAsync(Staff.Bo, "why Q-1")).Text);
        Assert.Equal("There is no query Q-99 here. \"open\" lists the open ones.", (await World.AskInChannelAsync(Staff.Bo, "why 99")).Text);
        Assert.StartsWith("Which query? Write \"why Q-7\",", (await World.AskInChannelAsync(Staff.Bo, "why")).Text);
    }

    [Fact]
    public async Task The_command_line_tells_the_present_and_any_earlier_or_later_time()
    {
        await OpenOnFridayAsync();
        await World.GoToAsync(Monday(11, 30) + Duration.FromDays(7));

        Assert.Contains("Q-1 ▲ Amber · Answer by 12:00 today", (await RunAsync("Q-1")).Output);
        var (code, output, error) = await RunAsync("#1", "--at", "2026-11-27 16:00");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Q-1 ● Green · Answer by Mon 12:00", output, StringComparison.Ordinal);
        Assert.Contains("As of Fri 27 Nov 16:00.", output);
        Assert.Contains("Q-1 ◆ Red · Was due 12:00 today", (await RunAsync("q1", "--at=2026-11-30 12:00")).Output);
    }

    [Fact]
    public async Task All_tells_every_promise_of_the_query()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "Which parcel?");
        await World.SettleAsync();
        await World.CustomerWritesAsync(Customer.Karin, "", "Number 4711.", (await World.InboxOfAsync(Customer.Karin))[0].Id);
        await World.SettleAsync();

        var one = (await RunAsync("1")).Output;
        var all = (await RunAsync("1", "--all")).Output;

        Assert.Single(Headlines(one));
        Assert.Equal(["Q-1 ✓ Kept", "Q-1 ● Green"], Headlines(all).Select(line => line[..line.IndexOf(" ·", StringComparison.Ordinal)]));
        Assert.Contains("Promises of this query", one);
        Assert.Contains("> next answer", one);
    }

    [Theory]
    [InlineData("There is no query Q-99 in ", "99")]
    [InlineData("Q-1 was not open yet then; its first mail was received Mon 23 Nov 09:40", "1", "--at", "2026-11-20 12:00")]
    [InlineData("Which query? Write chatsla why Q-1042")]
    [InlineData("\"parcel\" is no query's number.", "parcel")]
    [InlineData("The configuration has 1 fault:\n  Storage:Path: there is no ", "1", "--Storage:Path=/tmp/none/chatsla.db")]
    public async Task What_cannot_be_told_ends_with_2_and_says_what_to_do(string sentence, params string[] words)
    {
        if (words.Any(word => word.StartsWith("--Storage", StringComparison.Ordinal))) Storage.TestStore.SkipOnPostgres("It tells of a file.");
        await World.OpenAsync(Customer.Karin);

        var (code, output, error) = await RunAsync(words);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Headlines(string output) => output.Split('\n').Where(line => line.StartsWith("Q-1 ", StringComparison.Ordinal));

    private async Task<Guid> OpenOnFridayAsync()
    {
        await World.GoToAsync(Monday(15, 20) + Duration.FromDays(4));
        return await World.OpenAsync(Customer.Karin);
    }

    /// <summary>With the settings of the program, as words on the command line; one that the words name too is theirs.</summary>
    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        var settings = World.Settings.Where(setting => !words.Any(word => word.StartsWith($"--{setting.Key}", StringComparison.Ordinal))).Select(setting => $"--{setting.Key}={setting.Value}");
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new RootCommand { WhyCommand.Create() }.Parse(["why", .. settings, .. words])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
