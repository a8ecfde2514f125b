using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Mailboxes, folders, rules and moves that tests bring about.</summary>
public sealed class MailboxControlTests : InSandbox
{
    private const string Orders = "orders@contoso.com";

    [Fact]
    public async Task A_mailbox_added_at_run_time_can_be_written_to_and_read()
    {
        await PostAsync("control/mailboxes", new JsonObject { ["address"] = Orders, ["name"] = "Orders", ["folders"] = new JsonArray("Orders", "Orders/Returns") });
        var id = await WriteAsync(to: Orders);
        var folders = (await GetAsync($"v1.0/users/{Orders}/mailFolders?$filter=displayName%20eq%20'orders'")).Is(200);
        var children = (await GetAsync($"v1.0/users/{Orders}/mailFolders/{folders.Items[0]["id"]}/childFolders")).Is(200);

        Assert.Equal(200, (await GetAsync($"v1.0/users/{Orders}/messages/{id}")).Status);
        Assert.Equal("Returns", (string)Assert.Single(children.Items)["displayName"]!);
        Assert.Equal(409, (await PostAsync("control/mailboxes", new JsonObject { ["address"] = Orders })).Status);
    }

    [Fact]
    public async Task Folders_can_be_made_over_graph_and_a_name_twice_is_refused()
    {
        var made = (await PostAsync($"{Users}/mailFolders", new JsonObject { ["displayName"] = "Clients" })).Is(201);
        var child = (await PostAsync($"{Users}/mailFolders/{made.Text("id")}/childFolders", new JsonObject { ["displayName"] = "Acme" })).Is(201);

        Assert.Equal(made.Text("id"), child.Text("parentFolderId"));
        Assert.Equal("ErrorFolderExists", (await PostAsync($"{Users}/mailFolders", new JsonObject { ["displayName"] = "clients" })).Is(409).Code);
        Assert.Equal(9, (await GetAsync($"{Users}/mailFolders?$top=100")).Items.Count);
    }

    [Fact]
    public async Task A_rule_files_arriving_mail_at_once_and_other_mail_stays_in_the_inbox()
    {
        await PostAsync("control/mailboxes", new JsonObject { ["address"] = Orders, ["folders"] = new JsonArray("Returns") });
        (await PostAsync("control/rules", new JsonObject { ["mailbox"] = Orders, ["subjectContains"] = "return", ["folder"] = "Returns" })).Is(200);
        await WriteAsync("Returning a lamp", to: Orders);
        await WriteAsync("Where is it?", to: Orders);

        Assert.Equal("Returning a lamp", (string)Assert.Single(await HeldAsync(Orders, "Returns"))["subject"]!);
        Assert.Equal("Where is it?", (string)Assert.Single(await HeldAsync(Orders, "inbox"))["subject"]!);
    }

    [Fact]
    public async Task A_mail_that_is_moved_keeps_its_immutable_id_and_one_that_is_deleted_for_good_is_gone()
    {
        var id = await WriteAsync();
        var before = (string)Assert.Single(await HeldAsync(Support, "inbox"))["id"]!;
        (await PostAsync("control/move", new JsonObject { ["mailbox"] = Support, ["id"] = id, ["folder"] = "archive" })).Is(200);

        Assert.Equal(404, (await GetAsync($"{Users}/messages/{before}")).Status);
        Assert.Equal(200, (await GetAsync($"{Users}/messages/{id}")).Status);

        await PostAsync("control/delete", new JsonObject { ["mailbox"] = Support, ["id"] = id });
        Assert.Single(await HeldAsync(Support, "deleteditems"));
        await PostAsync("control/delete", new JsonObject { ["mailbox"] = Support, ["id"] = id, ["hard"] = true });
        Assert.Equal("ErrorItemNotFound", (await GetAsync($"{Users}/messages/{id}")).Is(404).Code);
    }
}
