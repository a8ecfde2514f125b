using System.Text.Json.Nodes;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Writing as a customer, and looking into mailboxes.</summary>
internal static class MailRoutes
{
    public static void MapMail(this IEndpointRouteBuilder control)
    {
        control.MapPost("/mail", WriteAsync);
        control.MapPost("/messages", PourAsync);
        control.MapPost("/replies", ReplyAsync);
        control.MapGet("/customers", ListCustomers);
        control.MapGet("/customers/{address}/threads", ListThreads);
        control.MapGet("/mailboxes/{address}/messages", ListMessages);
    }

    public static JsonArray ShowCustomers(Tenant tenant)
    {
        lock (tenant.Gate)
        {
            return tenant.Customers.Select(customer => new JsonObject
            {
                ["name"] = customer.Name,
                ["address"] = customer.Address,
                ["company"] = customer.Company,
                ["unread"] = tenant.FindMailbox(customer.Address)!.Inbox.Messages.Count(message => !message.IsRead),
            }).ToJsonArray();
        }
    }

    private static async Task<IResult> WriteAsync(HttpRequest request, CustomerMail customers, EventHub events)
    {
        var arrived = customers.Send(await request.ReadObjectAsync("BadRequest"));
        events.Publish(SandboxEvent.Mail);
        return Created(new JsonObject
        {
            ["id"] = arrived.Id, ["internetMessageId"] = arrived.InternetMessageId, ["conversationId"] = arrived.ConversationId,
        });
    }

    private static async Task<IResult> PourAsync(HttpRequest request, PouredMail poured, EventHub events)
    {
        var message = poured.Pour(await request.ReadObjectAsync("BadRequest"));
        events.Publish(SandboxEvent.Mail);
        return Created(new JsonObject { ["id"] = message.Id });
    }

    private static async Task<IResult> ReplyAsync(HttpRequest request, OutlookReply outlook, EventHub events)
    {
        var sent = outlook.Send(await request.ReadObjectAsync("BadRequest"));
        events.Publish(SandboxEvent.Mail);
        return Created(new JsonObject
        {
            ["id"] = sent.Id, ["internetMessageId"] = sent.InternetMessageId, ["conversationId"] = sent.ConversationId,
        });
    }

    private static JsonArray ListCustomers(Tenant tenant) => ShowCustomers(tenant);

    /// <summary>Whoever looks at a customer's threads has read them.</summary>
    private static JsonArray ListThreads(string address, Tenant tenant, EventHub events)
    {
        lock (tenant.Gate)
        {
            var mailbox = Find(tenant, address);
            var unread = mailbox.Inbox.Messages.Where(message => !message.IsRead).ToList();
            foreach (var message in unread) message.Properties["isRead"] = true;
            if (unread.Count > 0) events.Publish(SandboxEvent.Mail);
            return CustomerThreads.Of(mailbox);
        }
    }

    private static JsonArray ListMessages(string address, string? folder, Tenant tenant)
    {
        lock (tenant.Gate)
        {
            var mailbox = Find(tenant, address);
            var messages = folder is null
                ? mailbox.Messages
                : mailbox.Folders.FindByPath(folder)?.Messages ?? throw new HttpProblem(404, "NoFolder", $"There is no folder {folder}.");
            return messages.OrderBy(message => message.Filed).Select(message => RawMessage.Show(mailbox, message)).ToJsonArray();
        }
    }

    private static Mailbox Find(Tenant tenant, string address) =>
        tenant.FindMailbox(address) ?? throw new HttpProblem(404, "NoMailbox", $"There is no mailbox {address}.");

    private static IResult Created(JsonObject body) => Results.Json(body, statusCode: StatusCodes.Status201Created);
}
