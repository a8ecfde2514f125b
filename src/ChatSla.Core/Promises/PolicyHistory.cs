using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>Every version of every agreement, by name in any case. Immutable.</summary>
public sealed class PolicyHistory
{
    private readonly Dictionary<string, List<DatedPolicy>> byName = new(StringComparer.OrdinalIgnoreCase);

    public PolicyHistory(IEnumerable<DatedPolicy> versions)
    {
        foreach (var version in versions.OrderBy(one => one.Policy.Version))
        {
            if (!byName.TryGetValue(version.Policy.Name, out var same)) byName[version.Policy.Name] = same = [];
            same.Add(version);
        }
    }

    /// <summary>
    /// The version that holds for what begins then; null where there is no agreement of that name. One that is switched off now
    /// promises nothing any more, whenever it began.
    /// </summary>
    public SlaPolicy? At(string name, Instant startAt) => !byName.TryGetValue(name, out var versions) ? null
        : IsSwitchedOff(name) ? versions[^1].Policy
        : (versions.FindLast(version => version.Since <= startAt) ?? versions[0]).Policy;

    /// <summary>Whether its last version promises nothing any more.</summary>
    public bool IsSwitchedOff(string name) => byName.TryGetValue(name, out var versions) && !versions[^1].Policy.IsEnabled;

    /// <summary>Whether any is.</summary>
    public bool HasSwitchedOff => byName.Keys.Any(IsSwitchedOff);

    /// <summary>The version that a promise was made by.</summary>
    /// <exception cref="KeyNotFoundException">There never was such a version.</exception>
    public SlaPolicy Of(Promise promise) => byName.GetValueOrDefault(promise.Policy)?.Find(version => version.Policy.Version == promise.PolicyVersion)?.Policy
        ?? throw new KeyNotFoundException($"A promise was made by version {promise.PolicyVersion} of \"{promise.Policy}\", and that is not stored.");
}

/// <summary>A version of an agreement.</summary>
/// <param name="Since">It holds for what begins from then on, until the next version does; the first one also for what was before.</param>
public sealed record DatedPolicy(Instant Since, SlaPolicy Policy);
