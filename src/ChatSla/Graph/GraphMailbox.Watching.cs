using System.Globalization;
using ChatSla.Core.Mail;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.MailFolders.Item.Messages.Delta;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Graph;

/// <summary>What is there, and what has changed.</summary>
public sealed partial class GraphMailbox
{
    private const int WholePage = 50;
    private const int IdPage = 1_000;

    private static readonly string[] IdsOnly = ["id", "internetMessageId", "receivedDateTime", "isDraft", "parentFolderId"];

    public async Task<MailPage> ReadChangesAsync(string address, string folder, string? link, Instant from, int pageSize, CancellationToken cancellation)
    {
        var delta = graph.Users[address].MailFolders[folder].Messages.Delta;
        var page = link is null
            ? await BeginAsync(delta, from, pageSize, cancellation)
            : await Asked("delta", () => delta.WithUrl(link).GetAsDeltaGetResponseAsync(request => PreferPages(request.Headers, pageSize), cancellation));

        return ToPage(address, page!.Value, page.OdataNextLink, page.OdataDeltaLink ?? page.OdataNextLink ?? throw NoLink());
    }

    public async Task<MailPage> ListAsync(string address, Instant from, string? link, bool whole, CancellationToken cancellation)
    {
        var messages = graph.Users[address].Messages;
        var page = await Asked("list", () => link is null
            ? messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = Since(from);
                    request.QueryParameters.Orderby = ["receivedDateTime"];
                    request.QueryParameters.Select = whole ? MailReading.Select : IdsOnly;
                    if (whole) request.QueryParameters.Expand = [MailReading.Expand];
                    request.QueryParameters.Top = whole ? WholePage : IdPage;
                    Prefer(request.Headers, ImmutableIds);
                },
                cancellation)
            : messages.WithUrl(link).GetAsync(request => Prefer(request.Headers, ImmutableIds), cancellation));

        return ToPage(address, page!.Value, page.OdataNextLink, "");
    }

    public async Task<string?> FindFolderAsync(string address, string path, CancellationToken cancellation)
    {
        if (MailFolders.IsWellKnown(path)) return (await Asked("folder", () => graph.Users[address].MailFolders[path].GetAsync(request => request.QueryParameters.Select = ["id"], cancellation)))?.Id;

        string? parent = null;
        foreach (var name in path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            parent = parent is null && MailFolders.IsWellKnown(name) ? name : await ChildAsync(address, parent, name, cancellation);
            if (parent is null) return null;
        }

        return parent;
    }

    /// <summary>For weeks in 2022 Graph refused every filter on delta: then the round is read whole, and who asked drops what is too old.</summary>
    private static async Task<DeltaGetResponse?> BeginAsync(DeltaRequestBuilder delta, Instant from, int pageSize, CancellationToken cancellation)
    {
        try
        {
            return await BeginAsync(delta, Since(from), pageSize, cancellation);
        }
        catch (MailboxException refused) when (refused.Status is 400 && refused.Is("ErrorInvalidUrlQuery"))
        {
            return await BeginAsync(delta, null, pageSize, cancellation);
        }
    }

    private static Task<DeltaGetResponse?> BeginAsync(DeltaRequestBuilder delta, string? filter, int pageSize, CancellationToken cancellation) => Asked(
        "delta",
        () => delta.GetAsDeltaGetResponseAsync(
            request =>
            {
                request.QueryParameters.Select = MailReading.Select;
                request.QueryParameters.Expand = [MailReading.Expand];
                if (filter is not null) request.QueryParameters.Filter = filter;
                PreferPages(request.Headers, pageSize);
            },
            cancellation));

    private async Task<string?> ChildAsync(string address, string? parent, string name, CancellationToken cancellation)
    {
        var filter = $"displayName eq '{name.Replace("'", "''", StringComparison.Ordinal)}'";
        var found = await Asked("folders", () => parent is null
            ? graph.Users[address].MailFolders.GetAsync(request => (request.QueryParameters.Filter, request.QueryParameters.Select) = (filter, ["id"]), cancellation)
            : graph.Users[address].MailFolders[parent].ChildFolders.GetAsync(request => (request.QueryParameters.Filter, request.QueryParameters.Select) = (filter, ["id"]), cancellation));
        return found?.Value is [{ Id: { } id }, ..] ? id : null;
    }

    private static MailPage ToPage(string address, List<Message>? messages, string? next, string last) =>
        new([.. (messages ?? []).Where(message => message.Id is not null).Select(message => ToChange(address, message))], next ?? last, next is null);

    private static ChangedMail ToChange(string address, Message message) => new(
        message.Id!,
        message.AdditionalData.ContainsKey("@removed"),
        message.IsDraft is true,
        message.ReceivedDateTime is { } at ? Instant.FromDateTimeOffset(at) : null,
        message.ParentFolderId,
        MailReading.IsWhole(message) ? MailReading.ToMail(address, message.Id!, message) : null);

    private static string Since(Instant from) => $"receivedDateTime ge {InstantPattern.General.Format(from)}";

    private static void PreferPages(Microsoft.Kiota.Abstractions.RequestHeaders headers, int size) =>
        Prefer(headers, ImmutableIds, string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));

    private static MailboxException NoLink() => new("delta", 200, "page without a link", null, null);
}
