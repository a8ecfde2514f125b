using ChatSla.Time;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>Whether the running program's database takes what is written. Said once when it begins to refuse and once when that is over.</summary>
public sealed partial class StorageHealth(TimeProvider clock, ILogger<StorageHealth> logger)
{
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private StorageTrouble? trouble;

    public StorageTrouble? Trouble
    {
        get
        {
            lock (gate) return trouble;
        }
    }

    /// <summary>Completes when nothing may be stored any more: the program has to end.</summary>
    public Task Lost => lost.Task;

    public Instant Now => clock.Now;

    public void Failed(StorageException error)
    {
        lock (gate)
        {
            if (trouble?.Fault == error.Fault || trouble?.IsLasting == true) return;
            trouble = new StorageTrouble(error.Fault, trouble?.Since ?? clock.Now, error.IsLasting);
        }

        if (error.IsLasting) LogLost(error.Message);
        else LogRefused(error.Message);
        if (error.IsLasting) lost.TrySetResult();
    }

    /// <summary>Something was stored.</summary>
    public void Succeeded()
    {
        Instant since;
        lock (gate)
        {
            if (trouble is not { IsLasting: false } over) return;
            (since, trouble) = (over.Since, null);
        }

        LogWell(since);
    }

    public void Rescued(string file) => LogRescued(file);

    [LoggerMessage(LogLevel.Error, "{Trouble} Until then clicks are refused with a sentence and mail is read later; nothing that was acknowledged is lost.")]
    private partial void LogRefused(string trouble);

    [LoggerMessage(LogLevel.Critical, "{Trouble} The program ends.")]
    private partial void LogLost(string trouble);

    [LoggerMessage(LogLevel.Information, "The database takes what is written again; it had not since {Since}.")]
    private partial void LogWell(Instant since);

    [LoggerMessage(LogLevel.Critical, "What the program still had open of it was copied to {File}: that is the whole journal. Put it in the database's place before the next start.")]
    private partial void LogRescued(string file);
}

/// <param name="Since">When a write failed first.</param>
public sealed record StorageTrouble(StorageFault Fault, Instant Since, bool IsLasting);
