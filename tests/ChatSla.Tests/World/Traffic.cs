using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>People click and customers write without a pause, while something happens to what the programs stand on. Who was acknowledged is remembered.</summary>
internal sealed class Traffic(World world, Guid query, Said card) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource ends = new();
    private readonly List<Mail> mails = [];
    private readonly List<string> refused = [];
    private Task clicking = Task.CompletedTask;
    private Task writing = Task.CompletedTask;
    private int done;

    /// <summary>Clicks that were done, as their answers say: a claim, a release, a claim.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>What the others were told.</summary>
    public IReadOnlyList<string> Refused
    {
        get
        {
            lock (refused) return [.. refused];
        }
    }

    public IReadOnlyList<Mail> Mails => mails;

    public void Begin() => (clicking, writing) = (ClickOnAsync(), WriteOnAsync());

    /// <summary>Waits in real time.</summary>
    public async Task UntilAsync(string what, Func<bool> isSo)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isSo(); await Task.Delay(Pause, TimeProvider.System))
        {
            if (clicking.IsFaulted) await clicking;
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(40), $"It never came true that {what}. Done: {Done}; told last: {string.Join(" / ", Refused.TakeLast(3))}");
        }
    }

    public async Task EndAsync()
    {
        await ends.CancelAsync();
        await Task.WhenAll(clicking, writing);
    }

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        await Task.WhenAll(clicking, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ends.Dispose();
    }

    /// <summary>After a refusal the other one tries: had the first one's click been done all the same, that would be refused with another sentence.</summary>
    private async Task ClickOnAsync()
    {
        for (var (by, isHeld) = (Staff.Ada, false); !ends.IsCancellationRequested; await Task.Delay(Pause, TimeProvider.System))
        {
            var answer = await world.ClickAsync(by, card, query, isHeld ? "release" : "claim");
            // What is done stays done where only the card could not be read any more.
            if (answer.IsRefused && answer.Text != RefusalStrings.StoredUnseen)
            {
                lock (refused) refused.Add(answer.Text);
                if (!isHeld) by = by == Staff.Ada ? Staff.Bo : Staff.Ada;
                continue;
            }

            isHeld = !isHeld;
            Interlocked.Increment(ref done);
        }
    }

    private async Task WriteOnAsync()
    {
        while (!ends.IsCancellationRequested)
        {
            mails.Add(await world.CustomerWritesAsync(Customer.Karin, $"Parcel {mails.Count + 2}"));
            for (var second = 0; second < 10 && !ends.IsCancellationRequested; second++)
            {
                world.PassUnseen(Duration.FromSeconds(1));
                await Task.Delay(Pause * 4, TimeProvider.System);
            }
        }
    }
}
