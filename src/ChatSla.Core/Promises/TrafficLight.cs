namespace ChatSla.Core.Promises;

/// <summary>The colour a query shows. The names are stored in the row that lists read: never rename one.</summary>
public enum TrafficLight
{
    Green,
    Amber,
    Red,

    /// <summary>Nothing is owed to the customer.</summary>
    Off,

    /// <summary>Every clock that runs stands still just now.</summary>
    Paused,
}
