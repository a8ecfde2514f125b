using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Graph;

/// <summary>Trial mails over Microsoft.Graph.</summary>
public sealed class GraphTrialMails(GraphServiceClient graph) : ITrialMails
{
    private const int MostSent = 100;

    /// <summary>The first round moves a mail to Deleted Items, the second takes it from there.</summary>
    private const int MostRounds = 4;

    public async Task<TrialMail> CreateAsync(string address, string subject, string text, string sendKey, CancellationToken cancellation)
    {
        var draft = await GraphMailbox.Asked("create draft", () => graph.Users[address].Messages.PostAsync(
            new Message
            {
                Subject = subject,
                Body = new ItemBody { ContentType = BodyType.Text, Content = text },
                ToRecipients = [new() { EmailAddress = new EmailAddress { Address = address } }],
                SingleValueExtendedProperties = [new() { Id = MailReading.SendKeyId, Value = sendKey }],
                InternetMessageHeaders = [new() { Name = "x-chatsla-id", Value = sendKey }, new() { Name = "X-Auto-Response-Suppress", Value = "OOF, AutoReply" }],
            },
            request => PreferImmutable(request.Headers),
            cancellation));
        return new TrialMail(draft!.Id!, draft.InternetMessageId);
    }

    public Task<IReadOnlyList<TrialCopy>> ListAsync(string address, string messageId, CancellationToken cancellation) =>
        FindAsync(address, $"internetMessageId eq '{messageId.Replace("'", "''", StringComparison.Ordinal)}'", cancellation);

    public async Task RemoveAsync(string address, string sendKey, string? messageId, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var marked = await FindAsync(address, GraphMailbox.WithKey(sendKey), cancellation);
            var named = messageId is null ? [] : await ListAsync(address, messageId, cancellation);
            var left = marked.Concat(named).Select(copy => copy.Id).Distinct().ToList();
            if (left.Count == 0) return;
            foreach (var id in left) await RemoveAsync(address, id, cancellation);
        }

        throw new MailboxException("remove", null, "still there", null, null);
    }

    public async Task<IReadOnlyList<SentBy>> ListSentAsync(string address, Instant from, CancellationToken cancellation)
    {
        var page = await GraphMailbox.Asked("list sent", () => graph.Users[address].MailFolders[MailFolders.SentItems].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"receivedDateTime ge {InstantPattern.General.Format(from)}";
                request.QueryParameters.Orderby = ["receivedDateTime desc"];
                request.QueryParameters.Select = ["id", "sender"];
                request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailReading.SendKeyId}')"];
                request.QueryParameters.Top = MostSent;
                PreferImmutable(request.Headers);
            },
            cancellation));
        return [.. (page?.Value ?? []).Select(mail => new SentBy(mail.Sender?.EmailAddress?.Address, mail.SingleValueExtendedProperties is { Count: > 0 }))];
    }

    private async Task<IReadOnlyList<TrialCopy>> FindAsync(string address, string filter, CancellationToken cancellation)
    {
        var page = await GraphMailbox.Asked("find copies", () => graph.Users[address].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = filter;
                request.QueryParameters.Select = ["id", "isDraft"];
                PreferImmutable(request.Headers);
            },
            cancellation));
        return [.. (page?.Value ?? []).Where(copy => copy.Id is not null).Select(copy => new TrialCopy(copy.Id!, copy.IsDraft is true))];
    }

    private async Task RemoveAsync(string address, string id, CancellationToken cancellation)
    {
        try
        {
            await GraphMailbox.Asked("remove", async () =>
            {
                await graph.Users[address].Messages[id].DeleteAsync(request => PreferImmutable(request.Headers), cancellation);
                return true;
            });
        }
        catch (MailboxException gone) when (gone.IsMissing)
        {
        }
    }

    private static void PreferImmutable(RequestHeaders headers) => headers.Add("Prefer", GraphMailbox.ImmutableIds);
}
