using ChatSla.Core.Escalations;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Webhooks;

/// <summary>A program that alerts are sent to.</summary>
/// <param name="Name">In lower case.</param>
public sealed record Webhook(string Name, Uri Address, string Secret);

/// <summary>All of them, by name.</summary>
public sealed record WebhookBook(IReadOnlyDictionary<string, Webhook> All)
{
    private const int LeastSecret = 16;

    /// <summary>Reads the section, and holds what the ladders name against it.</summary>
    public static WebhookBook Read(WebhooksOptions options, IReadOnlyDictionary<string, EscalationLadder> ladders, WatchedMailboxes mailboxes, Faults faults)
    {
        var all = new Dictionary<string, Webhook>();
        foreach (var (name, option) in options)
        {
            var key = $"{WebhooksOptions.Section}:{name}";
            var isAddress = Uri.TryCreate(option.Address, UriKind.Absolute, out var address) && IsSafe(address);
            if (!isAddress) faults.Add($"{key}:Address", $"\"{option.Address}\" is neither an https address nor an http one on this machine.");
            if (string.IsNullOrWhiteSpace(option.Secret)) faults.Add($"{key}:Secret", $"is missing; it comes in the environment as {WebhooksOptions.Section}__{name}__Secret.");
            else if (option.Secret.Length < LeastSecret) faults.Add($"{key}:Secret", $"is too short; take {LeastSecret} characters or more.");
            if (isAddress) all[name.ToLowerInvariant()] = new Webhook(name.ToLowerInvariant(), address!, option.Secret);
        }

        foreach (var (policy, ladder) in ladders) Check($"{PromisesOptions.Section}:{policy}:Escalation", ladder, options, mailboxes, faults);
        return new WebhookBook(all);
    }

    private static void Check(string key, EscalationLadder ladder, WebhooksOptions known, WatchedMailboxes mailboxes, Faults faults)
    {
        foreach (var (at, to) in ladder.Steps.Select(step => step.To).Index())
        {
            if (to is { Kind: RecipientKind.Webhook, Name: { } name } && !known.ContainsKey(name))
                faults.Add($"{key}:{at}:To", $"\"{name}\" is no webhook; the section Webhooks has: {(known.Count == 0 ? "none" : string.Join(", ", known.Keys.Order()))}.");
            if (to is { Kind: RecipientKind.Mail, Name: { } address } && mailboxes.Find(address) is not null)
                faults.Add($"{key}:{at}:To", $"{address} is watched itself; an alert there would be a customer's mail.");
        }
    }

    private static bool IsSafe(Uri address) => address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || BotSettings.IsLoopback(address));
}
