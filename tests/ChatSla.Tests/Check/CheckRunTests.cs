using System.Text.RegularExpressions;
using ChatSla.Tests.World;
using NodaTime;
using TestWorld = ChatSla.Tests.World.World;

namespace ChatSla.Tests.Check;

/// <summary>chatsla check against the sandbox, beside the bot that runs: one fault, one line that says which command mends it.</summary>
public sealed partial class CheckRunTests : IAsyncLifetime
{
    private TestWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await TestWorld.StartAnnouncedAsync(("Bot:SecretExpires", "2027-05-31"), ("Mailboxes:0:Folders:0", "Orders/Returns"));
        await world.AddFolderAsync("Returns", under: await world.AddFolderAsync("Orders"));
        var mail = await world.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await world.AnswerAsMailboxAsync(mail, "It is on its way.");
        await world.SettleAsync();
        await world.LiveAsync(Duration.FromMinutes(20));
    }

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_whole_good_run_reads_like_this()
    {
        var (code, said, error) = await world.CheckAsync("--send");

        Assert.Equal(
            """
            """,
            TimeZoneRelease().Replace(said.Trim().ReplaceLineEndings("\n"), "TZDB: RELEASE"));
        Assert.Equal((0, ""), (code, error));
    }

    [GeneratedRegex(@"TZDB: \w+")]
    private static partial Regex TimeZoneRelease();
}
