using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Mailboxes as a whole, and what people and rules do in them beside answering.</summary>
internal static class MailboxRoutes
{
    public static void MapMailboxes(this IEndpointRouteBuilder control)
    {
        control.MapPost("/mailboxes", AddAsync);
        control.MapPost("/backlog", PourAsync);
        control.MapPost("/move", MoveAsync);
        control.MapPost("/delete", DeleteAsync);
        control.MapPost("/rules", RuleAsync);
    }

    /// <summary>The mailbox that an order names, or the support mailbox.</summary>
    public static Mailbox MailboxOf(this Tenant tenant, JsonObject order)
    {
        var address = order.Text("mailbox") ?? Contoso.SupportAddress;
        return tenant.FindMailbox(address) ?? throw new HttpProblem(404, "NoMailbox", $"There is no mailbox {address}.");
    }

    private static async Task<IResult> AddAsync(HttpRequest request, Tenant tenant, EventHub events)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        if (order.Text("address") is not { } address || !new EmailAddress(null, address).IsDeliverable)
            throw new HttpProblem(400, "NoAddress", "The mailbox needs an address.");

        List<string> folders = [.. (order["folders"] as JsonArray ?? []).Select(folder => folder?.ToString() ?? "")];
        lock (tenant.Gate)
        {
            var added = tenant.TryAddMailbox(address, order.Text("name") ?? address)
                ?? throw new HttpProblem(409, "MailboxExists", $"There is a mailbox {address} already.");
            foreach (var folder in folders) added.Folders.MakePath(folder);
        }

        events.Publish(SandboxEvent.Mail);
        return Results.Json(new JsonObject { ["address"] = address }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> PourAsync(HttpRequest request, Backlog backlog, EventHub events)
    {
        var ids = backlog.Pour(await request.ReadObjectAsync("BadRequest"));
        events.Publish(SandboxEvent.Mail);
        return Results.Json(new JsonObject { ["count"] = ids.Count, ["first"] = ids[0], ["last"] = ids[^1] }, statusCode: StatusCodes.Status201Created);
    }

    private static Task<JsonObject> MoveAsync(HttpRequest request, Tenant tenant, EventHub events) =>
        ChangeAsync(request, tenant, events, (mailbox, message, order) =>
        {
            mailbox.Move(message, FolderOf(mailbox, order));
            return new JsonObject { ["id"] = message.Id, ["immutableId"] = message.ImmutableId };
        });

    private static Task<JsonObject> DeleteAsync(HttpRequest request, Tenant tenant, EventHub events) =>
        ChangeAsync(request, tenant, events, (mailbox, message, order) =>
        {
            if (order.Flag("hard")) mailbox.Remove(message);
            else mailbox.Move(message, mailbox.DeletedItems);
            return new JsonObject { ["id"] = message.Id };
        });

    /// <summary>An order with "reset" takes all rules of the mailbox away.</summary>
    private static async Task<JsonObject> RuleAsync(HttpRequest request, Tenant tenant)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        lock (tenant.Gate)
        {
            var mailbox = tenant.MailboxOf(order);
            if (order.Flag("reset")) mailbox.Rules.Clear();
            else mailbox.Rules.Add(new InboxRule(order.Text("subjectContains"), FolderOf(mailbox, order)));
            return new JsonObject { ["rules"] = mailbox.Rules.Count };
        }
    }

    private static async Task<JsonObject> ChangeAsync(
        HttpRequest request, Tenant tenant, EventHub events, Func<Mailbox, StoredMessage, JsonObject, JsonObject> change)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        JsonObject answer;
        lock (tenant.Gate)
        {
            var mailbox = tenant.MailboxOf(order);
            var id = order.Text("id") ?? "";
            var message = mailbox.Find(id) ?? mailbox.FindByInternetMessageId(id)
                ?? throw new HttpProblem(404, "NoMessage", $"There is no message '{id}' in {mailbox.Address}.");
            answer = change(mailbox, message, order);
        }

        events.Publish(SandboxEvent.Mail);
        return answer;
    }

    private static Folder FolderOf(Mailbox mailbox, JsonObject order) =>
        mailbox.Folders.FindByPath(order.Text("folder") ?? "")
        ?? throw new HttpProblem(404, "NoFolder", $"There is no folder {order.Text("folder")} in {mailbox.Address}.");
}
