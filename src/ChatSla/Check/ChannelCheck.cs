using System.Text.Json.Nodes;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Check;

/// <summary>What the bot does in a channel: a message is posted, edited and deleted, and the people it will mention are looked for.</summary>
public sealed class ChannelCheck(ITeamsMessenger messenger, Database database, BotIdentity bot, bool posts)
{
    private const string Title = "ChatSla set-up check";

    public async IAsyncEnumerable<Finding> RunAsync(ChannelUse channel, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = await database.ReadAsync(session => session.FindAsync<KnownChannel>("SELECT service_url, team_group_id FROM conversations WHERE id = @Id", channel), cancellation);
        var posted = posts ? await PostAsync(channel, known is not null, cancellation) : Finding.NotTried($"{channel.Name}: nothing was posted, as asked");
        yield return posted;
        if (posted.Mark is Mark.Wrong or Mark.Warning) yield break;

        foreach (var manager in channel.Managers) yield return await FindAsync(channel, manager, known?.TeamGroupId, cancellation);
    }

    private async Task<Finding> PostAsync(ChannelUse channel, bool isKnown, CancellationToken cancellation)
    {
        PostedMessage posted;
        try
        {
            posted = await messenger.PostAsync(channel.Id, Message("This message is edited and deleted at once."), cancellation);
        }
        catch (ConnectorException error)
        {
            var left = error.IsFinal || error.Status is 401 or 429 ? "" : $" If \"{Title}\" stands there all the same, delete it by hand.";
            return Of($"{channel.Name}: nothing can be posted", error, left);
        }

        var edited = await EditAsync(channel, posted, cancellation);
        return await DeleteAsync(channel, posted) ?? edited
            ?? Finding.Ok($"{channel.Name}: a message was posted, edited and deleted{(isKnown ? "" : "; Teams has not written from there yet, so Bot:ServiceUrl was used")}");
    }

    private async Task<Finding?> EditAsync(ChannelUse channel, PostedMessage posted, CancellationToken cancellation)
    {
        try
        {
            if (posted.ActivityId is { } id) await messenger.UpdateAsync(posted.ConversationId, id, Message("It has been edited and is deleted at once."), cancellation);
            return null;
        }
        catch (ConnectorException error)
        {
            return Of($"{channel.Name}: a message was posted and deleted, but it cannot be edited", error, "");
        }
        catch (OperationCanceledException)
        {
            await DeleteAsync(channel, posted);
            throw;
        }
    }

    /// <summary>Not given up when the check is.</summary>
    private async Task<Finding?> DeleteAsync(ChannelUse channel, PostedMessage posted)
    {
        var left = $"People see \"{Title}\" there: delete it by hand.";
        try
        {
            if (posted.ActivityId is not { } id) return Finding.Warning($"{channel.Name}: a message was posted, but Teams did not say which it is", left);

            await messenger.DeleteAsync(posted.ConversationId, id, CancellationToken.None);
            return null;
        }
        catch (ConnectorException error) when (error.MessageIsGone)
        {
            return null;
        }
        catch (ConnectorException error)
        {
            return Of($"{channel.Name}: a message was posted, but it cannot be deleted", error, $" {left}");
        }
    }

    private async Task<Finding> FindAsync(ChannelUse channel, string manager, string? groupId, CancellationToken cancellation)
    {
        try
        {
            return await messenger.FindMemberAsync(channel.Id, manager, cancellation) is not null
                ? Finding.Ok($"{channel.Name}: {manager} can be mentioned")
                : Finding.Warning(
                    $"{channel.Name}: {manager} cannot be mentioned: no member of its team",
                    "Correct Managers in the section Mailboxes, or add the person in Teams or in Teams PowerShell:",
                    Remedies.AddToTeam(groupId, manager));
        }
        catch (ConnectorException error)
        {
            return Of($"{channel.Name}: who is in its team cannot be read", error, "");
        }
    }

    private Finding Of(string what, ConnectorException error, string left)
    {
        var trouble = TeamsTrouble.Of(error, bot);
        return error.Status is 429 ? Finding.Warning($"{what}: {trouble.What}", trouble.Do + left) : Finding.Wrong($"{what}: {trouble.What}", trouble.Do + left);
    }

    private static JsonObject Message(string text) => Messages.Card(Elements.AdaptiveCard([Elements.Words(Title, weight: "Bolder"), Elements.Words(text)]), Title);

    private sealed record KnownChannel
    {
        public string? ServiceUrl { get; init; }

        public string? TeamGroupId { get; init; }
    }
}
