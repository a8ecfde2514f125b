using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>One message in a round of delta: given whole, in part, or as removed.</summary>
internal sealed record DeltaItem(ChangeKind Kind, StoredMessage Message, string Id, IReadOnlyList<string> Properties);

/// <summary>The changes of a folder between two moments, one entry a message, in the order of their last change.</summary>
internal static partial class DeltaRound
{
    private const int MostWithFilter = 5000;

    public static IReadOnlyList<DeltaItem> Read(Folder folder, DeltaToken token)
    {
        var isFirstRound = token.After == 0;
        var since = ReceivedSince(token.Filter);
        var sums = Sums(folder, token.After, token.UpTo ?? long.MaxValue);
        var lost = token.LosesMovedBack ? sums.Where(sum => sum.IsMovedOut).Select(sum => sum.Message).ToHashSet() : [];
        var items = sums
            .Where(sum => lost.Count == 0 || !sum.IsMovedIn || !lost.Contains(sum.Message))
            .OrderBy(sum => sum.Last)
            .Select(sum => sum.ToItem())
            .OfType<DeltaItem>()
            .Where(item => item.Kind != ChangeKind.Removed || !isFirstRound)
            .Where(item => item.Kind == ChangeKind.Removed || since is null || since(item.Message.ReceivedAt))
            .Where(item => isFirstRound || IsWanted(item.Kind, token.ChangeType))
            .ToList();

        return isFirstRound && since is not null ? [.. items.TakeLast(MostWithFilter)] : items;
    }

    /// <summary>Outlook's delta knows one filter and refuses the others with these words.</summary>
    public static Func<DateTimeOffset, bool>? ReceivedSince(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter)) return null;

        var match = Since().Match(filter);
        if (!match.Success || GraphTime.Read(match.Groups["at"].Value) is not { } at)
            throw Refused(filter);

        var isFrom = match.Groups["op"].Value.Equals("ge", StringComparison.OrdinalIgnoreCase);
        return isFrom ? received => received >= at : received => received > at;
    }

    public static HttpProblem Refused(string filter) => new(
        400, "ErrorInvalidUrlQuery",
        $"The '$filter' parameter value {filter} is not supported for 'Messages' resource; "
        + "only a value of 'receivedDateTime ge value' is supported.");

    /// <summary>What happened to each message, under each id it had in the folder.</summary>
    private static IReadOnlyCollection<DeltaSum> Sums(Folder folder, long after, long upTo)
    {
        var sums = new Dictionary<string, DeltaSum>();
        foreach (var change in folder.ChangesBetween(after, upTo))
        {
            if (change.Sequence < change.Message.LateUntil && upTo < change.Message.LateUntil) continue;
            if (sums.TryGetValue(change.Id, out var sum)) sum.Add(change);
            else sums[change.Id] = new DeltaSum(change);
        }

        return sums.Values;
    }

    private static bool IsWanted(ChangeKind kind, string? changeType) => string.IsNullOrWhiteSpace(changeType) || kind switch
    {
        ChangeKind.Created => changeType.Contains("created", StringComparison.OrdinalIgnoreCase),
        ChangeKind.Updated => changeType.Contains("updated", StringComparison.OrdinalIgnoreCase),
        _ => changeType.Contains("deleted", StringComparison.OrdinalIgnoreCase),
    };

    [GeneratedRegex(@"^\s*receivedDateTime\s+(?<op>ge|gt)\s+(?<at>\S+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Since();
}
