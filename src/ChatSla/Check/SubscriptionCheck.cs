using System.Security.Cryptography;
using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Check;

/// <summary>Whether Graph announces changes: it is asked to for an hour, calls the bot to ask whether that is wanted, and is told to stop.</summary>
internal sealed class SubscriptionCheck(ISubscriptions graph, GraphSettings settings, string appId, TimeProvider machine)
{
    private const string Notifications = "/graph/notifications";
    private const string Lifecycle = "/graph/lifecycle";

    /// <summary>Not watched by the bot, so that it is never the same as one of the bot's.</summary>
    private const string Folder = MailFolders.Drafts;

    private static readonly Duration Life = Duration.FromHours(1);

    public async Task<Finding> RunAsync(WatchedMailbox mailbox, Instant now, CancellationToken cancellation)
    {
        if (settings.Notifications is not { } address) return Finding.Ok($"notifications are off (Graph:NotificationsAddress): mail is asked for every {Text(mailbox.PollEvery)}");

        var (callback, secret) = (new Uri(address, Notifications), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        try
        {
            var made = await graph.CreateAsync(mailbox.Address, Folder, callback, new Uri(address, Lifecycle), secret, now + Life, cancellation);
            return await RemoveAsync(made.Id) ?? Finding.Ok("notifications: Graph reaches the bot, and takes and ends a subscription");
        }
        catch (MailboxException error) when (error.Status is 400)
        {
            return Finding.Wrong($"notifications: Graph gets no right answer at {address}", await AdviceAsync(callback, cancellation));
        }
        catch (MailboxException error)
        {
            if (!error.Refused) await SweepAsync(mailbox.Address, callback);
            return MailFindings.Of("notifications cannot be subscribed to", error, mailbox.Address, "Mail.Read", appId);
        }
    }

    private async Task<Finding?> RemoveAsync(string id)
    {
        try
        {
            await graph.DeleteAsync(id, CancellationToken.None);
            return null;
        }
        catch (MailboxException error)
        {
            return Finding.Warning($"notifications: Graph takes a subscription and does not end it ({error.Status})", "Nothing to do: it ends by itself in an hour.");
        }
    }

    /// <summary>The answer was lost, so the subscription may be there.</summary>
    private async Task SweepAsync(string mailbox, Uri callback)
    {
        try
        {
            var left = (await graph.ListAsync(CancellationToken.None)).Where(one => one.NotificationAddress == callback.ToString()
                && one.Resource.Contains(mailbox, StringComparison.OrdinalIgnoreCase) && one.Resource.Contains($"'{Folder}'", StringComparison.OrdinalIgnoreCase));
            foreach (var one in left) await graph.DeleteAsync(one.Id, CancellationToken.None);
        }
        catch (MailboxException)
        {
            // It ends by itself in an hour.
        }
    }

    /// <summary>Whether it is the bot or the way to it: asked from here as Graph asks.</summary>
    private async Task<string> AdviceAsync(Uri callback, CancellationToken cancellation)
    {
        const string token = "chatsla-check";
        using var http = new HttpClient();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10), machine);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var answer = await http.PostAsync($"{callback}?validationToken={token}", null, stop.Token);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(stop.Token) == token
                ? $"From this machine the bot answers there. Let Microsoft Graph through, too: https from the internet, POST {Notifications} and {Lifecycle}."
                : $"Something answers there with {(int)answer.StatusCode}, but not as the bot does. Let the proxy pass POST {Notifications} and {Lifecycle} to the bot.";
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && late.IsCancellationRequested))
        {
            return "Nothing listens there. Start the bot and check again; if it runs, set Graph:NotificationsAddress to where it is reached from outside.";
        }
    }

    private static string Text(Duration every) => every.TotalSeconds < 120 ? $"{every.TotalSeconds:0} s" : $"{every.TotalMinutes:0} min";
}
