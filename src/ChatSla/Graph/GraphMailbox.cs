using System.Globalization;
using ChatSla.Core.Mail;
using ChatSla.Telemetry;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>Mailboxes over Microsoft.Graph. Each request body is built anew: the SDK sends a body that was sent before as {}.</summary>
public sealed partial class GraphMailbox(GraphServiceClient graph) : IMailbox
{
    internal const string ImmutableIds = "IdType=\"ImmutableId\"";

    public async Task<IncomingMail?> ReadAsync(string address, string graphId, CancellationToken cancellation)
    {
        try
        {
            var message = await Asked("read", () => graph.Users[address].Messages[graphId].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = MailReading.Select;
                    request.QueryParameters.Expand = [MailReading.Expand, MailReading.ExpandAttachments];
                    Prefer(request.Headers, ImmutableIds);
                },
                cancellation));
            return MailReading.ToMail(address, graphId, message!);
        }
        catch (MailboxException missing) when (missing.IsMissing)
        {
            return null;
        }
    }

    public Task SendAsync(string address, string draftId, CancellationToken cancellation) =>
        Asked("send", async () =>
        {
            await graph.Users[address].Messages[draftId].Send.PostAsync(request => Prefer(request.Headers, ImmutableIds), cancellation);
            return true;
        });

    public async Task<SentMail?> FindSentAsync(string address, string sendKey, CancellationToken cancellation)
    {
        var found = await Asked("find sent", () => graph.Users[address].MailFolders["sentitems"].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = WithKey(sendKey);
                request.QueryParameters.Select = ["id", "internetMessageId", "sentDateTime"];
                Prefer(request.Headers, ImmutableIds);
            },
            cancellation));
        return found?.Value is [{ Id: { } id, SentDateTime: { } sent } mail, ..] ? new SentMail(id, mail.InternetMessageId, Instant.FromDateTimeOffset(sent)) : null;
    }

    public async Task<bool> IsStillDraftAsync(string address, string draftId, CancellationToken cancellation)
    {
        try
        {
            var message = await Asked("read draft", () => graph.Users[address].Messages[draftId].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = ["isDraft"];
                    Prefer(request.Headers, ImmutableIds);
                },
                cancellation));
            return message?.IsDraft is true;
        }
        catch (MailboxException missing) when (missing.IsMissing)
        {
            return false;
        }
    }

    internal static string WithKey(string sendKey) =>
        $"singleValueExtendedProperties/Any(ep: ep/id eq '{MailReading.SendKeyId}' and ep/value eq '{sendKey}')";

    private static void Prefer(RequestHeaders headers, params ReadOnlySpan<string> values)
    {
        foreach (var value in values) headers.Add("Prefer", value);
    }

    internal static async Task<T> Asked<T>(string what, Func<Task<T>> call)
    {
        var (began, result) = (Measures.Begin(), "broken_off");
        try
        {
            var answer = await AnsweredAsync(what, call);
            result = "ok";
            return answer;
        }
        catch (MailboxException error)
        {
            result = error.Status?.ToString(CultureInfo.InvariantCulture) ?? "unreachable";
            throw;
        }
        finally
        {
            Measures.GraphAnswered(what, result, began);
        }
    }

    /// <summary>Makes one kind of error of the SDK's several.</summary>
    private static async Task<T> AnsweredAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ODataError error)
        {
            throw new MailboxException(what, error.ResponseStatusCode, error.Error?.Code, RetryAfter.Read(error.ResponseHeaders), error);
        }
        catch (ApiException error)
        {
            throw new MailboxException(what, error.ResponseStatusCode, null, RetryAfter.Read(error.ResponseHeaders), error);
        }
        catch (HttpRequestException error)
        {
            throw new MailboxException(what, null, error.HttpRequestError.ToString(), null, error);
        }
        catch (OperationCanceledException error) when (error.InnerException is TimeoutException)
        {
            throw new MailboxException(what, null, "timeout", null, error);
        }
    }
}
