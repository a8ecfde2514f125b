using ChatSla.Graph;

namespace ChatSla.Check;

/// <summary>The right to write drafts: one is made and taken away again, whatever happens between.</summary>
public sealed class DraftCheck(ITrialMails mails, string appId)
{
    private const string Subject = "ChatSla set-up check: this draft is deleted at once";
    private const string Text = "chatsla check made this draft to see whether it may. It is not sent; if you can read this, delete it.";

    public async Task<Finding> RunAsync(string address, CancellationToken cancellation)
    {
        var key = $"check-{Guid.NewGuid():N}";
        TrialMail? draft = null;
        try
        {
            draft = await mails.CreateAsync(address, Subject, Text, key, cancellation);
        }
        catch (MailboxException error)
        {
            if (error.Refused) return MailFindings.Of("drafts cannot be made", error, address, "Mail.ReadWrite", appId);

            // It may be there all the same.
            return await RemoveAsync(address, key, null) ?? MailFindings.Of("drafts cannot be made", error, address, "Mail.ReadWrite", appId);
        }
        catch (OperationCanceledException)
        {
            await RemoveAsync(address, key, null);
            throw;
        }

        return await RemoveAsync(address, key, draft.MessageId) ?? Finding.Ok("drafts can be made and deleted");
    }

    /// <summary>Not given up when the check is.</summary>
    private async Task<Finding?> RemoveAsync(string address, string key, string? messageId)
    {
        try
        {
            await mails.RemoveAsync(address, key, messageId, CancellationToken.None);
            return null;
        }
        catch (MailboxException error)
        {
            return Finding.Wrong($"a draft may be left behind: {MailboxTrouble.Of(error, address).What}", $"Delete \"{Subject}\" from Drafts or Deleted Items of {address} by hand, and check again.");
        }
    }
}
