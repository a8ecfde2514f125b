using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>The agreements with one customer, as the rules of a query ask for them.</summary>
public interface IPolicies
{
    /// <summary>The version that holds for what begins then; null where nothing is promised.</summary>
    SlaPolicy? At(Instant startAt);

    /// <summary>The version that a promise was made by, however old.</summary>
    SlaPolicy Of(Promise promise);
}
