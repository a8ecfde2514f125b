using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd;

/// <summary>What Graph is known to do now and then, all of it at once.</summary>
internal static class GraphWeather
{
    /// <summary>The sandbox's faults; for one seed they come in the same order.</summary>
    public static JsonObject Of(int seed) => new()
    {
        ["seed"] = seed,
        ["notificationDropPercent"] = 20,
        ["notificationDuplicatePercent"] = 10,
        ["notificationReorder"] = true,
        ["deltaDuplicatePercent"] = 10,
        ["deltaExpirePercent"] = 1,
        ["deltaPartialUpdates"] = true,
        ["throttlePercent"] = 2,
        ["unavailablePercent"] = 2,
        ["gatewayTimeoutPercent"] = 1,
        ["sendAcceptedThen504Percent"] = 5,
        ["sendAcceptedThenResetPercent"] = 5,
        ["idChangesOnSend"] = true,
    };
}
