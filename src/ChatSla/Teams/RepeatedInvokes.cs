using System.Collections.Concurrent;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>
/// Teams delivers an invoke again when the answer is late. The repeat is given the same answer, and the deed is done once; a person who clicks
/// twice makes two invokes, which are told apart by their id and time. Kept in memory: after a restart the rules of the queries must do.
/// </summary>
public sealed class RepeatedInvokes(TimeProvider clock)
{
    private static readonly Duration Remembered = Duration.FromMinutes(5);
    private const int Most = 256;

    private readonly ConcurrentDictionary<string, (Lazy<Task<InvokeAnswer?>> Answer, Instant At)> answers = new();

    public async Task<InvokeAnswer?> OnceAsync(Activity activity, Func<Task<InvokeAnswer?>> answer)
    {
        if (activity.Id is null) return await answer();

        Forget();
        var key = $"{activity.ConversationId}|{activity.Id}|{activity.Name}|{activity.FromId}|{activity.Timestamp}";
        var mine = new Lazy<Task<InvokeAnswer?>>(answer);
        var (first, _) = answers.GetOrAdd(key, (mine, clock.Now));
        try
        {
            return await first.Value;
        }
        catch (OperationCanceledException) when (first != mine)
        {
            // Whoever asked first has hung up, and the deed with it.
            answers.TryRemove(key, out _);
            return await answer();
        }
        catch
        {
            answers.TryRemove(key, out _);
            throw;
        }
    }

    private void Forget()
    {
        if (answers.Count < Most) return;

        var oldest = answers.Where(one => one.Value.Answer is { IsValueCreated: true, Value.IsCompleted: true }).OrderBy(one => one.Value.At).ToList();
        foreach (var one in oldest.TakeWhile((one, at) => at < Most / 2 || clock.Now - one.Value.At > Remembered)) answers.TryRemove(one);
    }
}
