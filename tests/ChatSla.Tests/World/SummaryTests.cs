namespace ChatSla.Tests.World;

/// <summary>The day in figures.</summary>
public sealed class SummaryTests : InWorld
{
    [Fact]
    public async Task A_summary_counts_received_in_time_missed_and_open_by_light_worst_first()
    {
        var kept = await World.OpenAsync(Customer.Karin, "Kept");
        await World.AnswerAsync(Staff.Ada, kept, "It comes tomorrow.");
        await World.OpenAsync(Customer.Tomas, "Oldest");
        var late = await World.OpenAsync(Customer.Priya, "Late");
        await World.CustomerWritesAsync(Customer.Karin, "Automatic reply", "Away.", headers: ("Auto-Submitted", "auto-replied"));
        await World.GoToAsync(Monday(16, 0));
        await World.OpenAsync(Customer.Karin, "Tomorrow's");
        await World.GoToAsync(Monday(17, 30));
        await World.AnswerAsync(Staff.Ada, late, "Sorry.");
        await World.SettleAsync();

        var words = (await World.AskInChannelAsync(Staff.Bo, "summary")).Text.Split('\n');

        Assert.Contains("Today, Mon 23 November", words);
        Assert.Contains("2 promises missed, 1 kept.", words);
        Assert.Equal(["4", "Received", "1", "In time", "2", "Missed", "2", "Open"], words[2..10]);
        Assert.Contains("Open: 1 red, 0 amber, 1 green. Worst first.", words);
        Assert.True(Array.FindIndex(words, word => word.Contains("Oldest  ")) < Array.FindIndex(words, word => word.Contains("Tomorrow's")));
    }

    [Fact]
    public async Task A_summary_is_given_in_the_managers_channel_too_and_in_one_without_a_mailbox_says_so()
    {
        await World.OpenAsync(Customer.Karin);

        Assert.Contains("All promises are on track.", (await World.AskInChannelAsync(Staff.Mia, "summary", WorldSettings.ManagersChannel)).Text);
        Assert.StartsWith("No mailbox is shown here.", (await World.AskInChannelAsync(Staff.Mia, "summary", WorldSettings.GeneralChannel)).Text);
    }
}
