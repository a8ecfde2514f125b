using ChatSla.Tests.World;
using NodaTime;
using TestWorld = ChatSla.Tests.World.World;

namespace ChatSla.Tests.Check;

/// <summary>A tenant in which all is well. A check leaves nothing behind, so that all tests may share it.</summary>
public sealed class CheckedWorld : IAsyncLifetime
{
    public TestWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await TestWorld.StartAnnouncedAsync(("Bot:SecretExpires", "2027-05-31"), ("Mailboxes:0:Folders:0", "Orders/Returns"));
        await World.AddFolderAsync("Returns", under: await World.AddFolderAsync("Orders"));
        await World.AnswerAsMailboxAsync(await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711"), "It is on its way.");
        await World.LiveAsync(Duration.FromMinutes(3));

        // One check after the other at one instant would wait at Teams' limits for a clock that stands.
        await World.SetFaultAsync("connectorLimits", false);
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();
}
