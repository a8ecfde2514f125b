using ChatSla.Storage;
using ChatSla.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatSla.Tests.World;

/// <summary>Several programs on one PostgreSQL, behind a load balancer.</summary>
public sealed partial class World
{
    private readonly List<WebApplication> others = [];
    private Balancer? balancer;

    /// <summary>All programs that run.</summary>
    internal IReadOnlyList<WebApplication> Programs => [program, .. others];

    public static async Task<World> StartSharedAsync(int replicas, params (string Key, string? Value)[] changes) => await StartSharedOnAsync(await TestStore.NewPostgresAsync(), replicas, changes);

    /// <param name="postgres">Its connection string.</param>
    internal static async Task<World> StartSharedOnAsync(string postgres, int replicas, params (string Key, string? Value)[] changes)
    {
        var world = await StartOnAsync(postgres, changes);
        world.balancer = Balancer.Start();
        while (world.Programs.Count < replicas) await world.StartAnotherAsync();
        await world.WaitAsync("all replicas know of each other", () => Task.FromResult(world.Programs.All(one => ReplicasOf(one).Count == replicas)), step: null);
        return world;
    }

    public async Task StartAnotherAsync()
    {
        var another = await ChatSlaProgram.BuildAsync([], clock, Configure, Cancellation);
        await another.StartAsync(Cancellation);
        others.Add(another);
        Balance();
    }

    /// <summary>Who reads the support mailbox; null: nobody at the moment.</summary>
    internal WebApplication? Reader => Programs.FirstOrDefault(one => ReplicasOf(one).Holds(Replicas.MailboxWork(WorldSettings.Support)));

    /// <summary>It ends as with kill -9: it says nothing to the others.</summary>
    internal async Task KillAsync(WebApplication victim)
    {
        await ((PostgresReplicas)ReplicasOf(victim)).FallSilentAsync();
        if (victim == program) (program, others[0]) = (others[0], program);
        others.Remove(victim);
        Balance();
        await victim.DisposeAsync();
    }

    internal static Replicas ReplicasOf(WebApplication one) => one.Services.GetRequiredService<Replicas>();

    /// <summary>Waits, in real time and with the clock standing, until somebody reads the support mailbox.</summary>
    internal Task UntilReadAgainAsync() => WaitAsync("another one reads the mailbox", () => Task.FromResult(Reader is not null), step: null);

    private void Balance()
    {
        balancer!.SendTo(Programs.Select(one => one.Urls.Single()));
        sandbox.ProgramAddress = balancer.Address;
    }

    private async Task StopOthersAsync()
    {
        foreach (var another in others)
        {
            await another.StopAsync(Cancellation);
            await another.DisposeAsync();
        }

        if (balancer is not null) await balancer.DisposeAsync();
    }
}
