using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>What a request to subscribe asks for, checked as far as it can be without a look at the mailbox.</summary>
internal sealed partial record SubscriptionOrder(
    string ChangeType, string Resource, Uri NotificationUrl, Uri? LifecycleUrl, string? ClientState, bool ImmutableIds)
{
    private const int LongestClientState = 128;
    private static readonly string[] KnownChanges = ["created", "updated", "deleted"];

    public IReadOnlyList<string> ChangeTypes { get; } = ChangeType.Split(',', StringSplitOptions.TrimEntries);

    public string User { get; private init; } = "";

    /// <summary>Null for the whole mailbox.</summary>
    public string? Folder { get; private init; }

    public MessageFilter Filter { get; private init; } = MessageFilter.Parse(null);

    /// <summary>Two subscriptions of one app must not have the same.</summary>
    public string Combination => $"{string.Join(',', ChangeTypes.Order(StringComparer.Ordinal))} {Normal(Resource).ToLowerInvariant()}";

    public static SubscriptionOrder Read(JsonObject content, bool immutableIds)
    {
        var order = new SubscriptionOrder(
            Needed(content, "changeType"), Needed(content, "resource"), Address(Needed(content, "notificationUrl"), "notificationUrl"),
            content.Text("lifecycleNotificationUrl") is { } lifecycle ? Address(lifecycle, "lifecycleNotificationUrl") : null,
            content.Text("clientState"), immutableIds);

        if (order.ChangeTypes.FirstOrDefault(change => !KnownChanges.Contains(change)) is { } unknown)
            throw Invalid($"Invalid value '{unknown}' for changeType.");
        if (order.ClientState?.Length > LongestClientState)
            throw Invalid($"The clientState must not be longer than {LongestClientState} characters.");
        if (content.Flag("includeResourceData"))
            throw Invalid("The sandbox offers no notifications with resource data.");

        var match = MessagesResource().Match(Normal(order.Resource));
        if (!match.Success) throw Invalid($"Resource '{order.Resource}' is not supported.");

        return order with
        {
            User = Uri.UnescapeDataString(match.Groups["user"].Value),
            Folder = match.Groups["folder"].Success ? Uri.UnescapeDataString(match.Groups["folder"].Value) : null,
            Filter = MessageFilter.Parse(FilterOption().Match(match.Groups["query"].Value) is { Success: true } filter
                ? Uri.UnescapeDataString(filter.Groups["filter"].Value.Replace('+', ' '))
                : null),
        };
    }

    public static HttpProblem Invalid(string message) => new(400, "InvalidRequest", message);

    public static DateTimeOffset ReadExpiry(JsonObject content) =>
        GraphTime.Read(Needed(content, "expirationDateTime")) ?? throw Invalid("expirationDateTime is not a date and time.");

    private static string Normal(string resource) => GraphPath.Normal("/" + resource.TrimStart('/')).TrimStart('/');

    private static string Needed(JsonObject content, string name) =>
        content.Text(name) is { Length: > 0 } value ? value : throw Invalid($"{name} is a required property.");

    private static Uri Address(string text, string name) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw Invalid($"{name} is not a valid URL.");

    [GeneratedRegex(@"^users/(?<user>[^/?]+)(/mailFolders/(?<folder>[^/?]+))?/messages/?(\?(?<query>.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex MessagesResource();

    [GeneratedRegex(@"(^|&)\$?filter=(?<filter>[^&]*)", RegexOptions.IgnoreCase)]
    private static partial Regex FilterOption();
}
