using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Delta as it should be, and every way in which it is known to differ.</summary>
public sealed class DeltaKnobTests : InSandbox
{
    [Fact]
    public async Task By_itself_a_round_tells_of_each_mail_once_and_the_next_of_nothing()
    {
        var ids = new List<string>();
        for (var mail = 0; mail < 5; mail++) ids.Add(await WriteAsync($"Order {mail}"));
        var (items, link, pages) = await RoundAsync(size: 2);

        Assert.Equal(ids, items.Select(Id));
        Assert.Equal(3, pages);
        Assert.Empty((await RoundAsync(link)).Items);
    }

    [Theory]
    [InlineData("410 SyncStateNotFound", 410, "SyncStateNotFound")]
    [InlineData("404 syncStateNotFound", 404, "syncStateNotFound")]
    [InlineData("400 syncStateInvalid", 400, "syncStateInvalid")]
    [InlineData("410 resyncRequired", 410, "resyncRequired")]
    public async Task A_token_expires_with_the_status_and_code_that_are_set(string choice, int status, string code)
    {
        var (_, link, _) = await RoundAsync();
        await SetAsync(("deltaExpire", 1), ("syncStateCode", choice));
        var refused = (await GetAsync(link)).Is(status);

        Assert.Equal(code, refused.Code);
        Assert.Equal(status == 410, refused.Headers.Location is not null);
        (await GetAsync(link)).Is(200);
    }

    [Fact]
    public async Task Everything_comes_twice_and_old_mail_again_but_nothing_is_lost_between_pages()
    {
        for (var mail = 0; mail < 4; mail++) await WriteAsync();
        var (_, link, _) = await RoundAsync();
        var ids = new List<string>();
        for (var mail = 0; mail < 5; mail++) ids.Add(await WriteAsync());
        await SetAsync(("deltaDuplicates", true));
        var first = (await GetAsync(link, Immutable, ("Prefer", "odata.maxpagesize=2"))).Is(200);
        await SetAsync(("deltaDuplicates", false));
        var rest = (await RoundAsync(first.Text("@odata.nextLink"), 2)).Items;

        Assert.Equal(4, first.Items.Count);
        Assert.Superset(ids.ToHashSet(), first.Items.Concat(rest).Select(Id).ToHashSet());
        Assert.True(first.Items.Concat(rest).Select(Id).Distinct().Count() > 5);
    }

    [Fact]
    public async Task Some_items_come_twice_by_percent()
    {
        for (var mail = 0; mail < 30; mail++) await WriteAsync();
        await SetAsync(("deltaDuplicatePercent", 30));
        var (items, _, _) = await RoundAsync();

        Assert.Equal(30, items.Select(Id).Distinct().Count());
        Assert.InRange(items.Count, 31, 55);
    }

    [Fact]
    public async Task New_mail_may_show_a_round_late()
    {
        var (_, link, _) = await RoundAsync();
        await SetAsync(("deltaLateItems", 2));
        var ids = new[] { await WriteAsync(), await WriteAsync(), await WriteAsync() };
        var first = await RoundAsync(link);
        var second = await RoundAsync(first.Link);

        Assert.Equal([ids[2]], first.Items.Select(Id));
        Assert.Equal(ids[..2], second.Items.Select(Id));
        Assert.Empty((await RoundAsync(second.Link)).Items);
    }

    [Fact]
    public async Task What_is_moved_out_and_back_is_told_of_as_removed_and_never_again()
    {
        var id = await WriteAsync();
        var (_, link, _) = await RoundAsync();
        await SetAsync(("deltaLostOnMoveBack", true));
        await MoveAsync(id, "archive");
        await MoveAsync(id, "inbox");
        var round = await RoundAsync(link);

        Assert.NotNull(Assert.Single(round.Items)["@removed"]);
        Assert.Equal(id, Id(round.Items[0]));
        Assert.Empty((await RoundAsync(round.Link)).Items);
        (await GetAsync($"{Users}/messages/{id}", Immutable)).Is(200);
    }

    [Fact]
    public async Task By_itself_what_is_moved_out_and_back_is_told_of_again()
    {
        var id = await WriteAsync();
        var (_, link, _) = await RoundAsync();
        await MoveAsync(id, "archive");
        await MoveAsync(id, "inbox");
        var items = (await RoundAsync(link)).Items;

        Assert.Equal(id, Id(items[^1]));
        Assert.Null(items[^1]["@removed"]);
    }

    [Fact]
    public async Task An_update_is_whole_or_only_what_changed()
    {
        var id = await WriteAsync();
        var (_, link, _) = await RoundAsync();
        (await SendAsync(HttpMethod.Patch, $"{Users}/messages/{id}", new JsonObject { ["isRead"] = true })).Is(200);
        var whole = Assert.Single((await RoundAsync(link)).Items).AsObject();
        await SetAsync(("deltaPartialUpdates", true));
        var part = Assert.Single((await RoundAsync(link)).Items).AsObject();

        Assert.Equal("Where is it?", (string)whole["subject"]!);
        Assert.Equal(["@odata.etag", "@odata.type", "id", "isRead"], part.Select(property => property.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Empty_pages_have_a_link_to_go_on()
    {
        for (var mail = 0; mail < 5; mail++) await WriteAsync();
        var usual = await RoundAsync(size: 1);
        await SetAsync(("deltaEmptyPages", true));
        var broken = await RoundAsync(size: 1);

        Assert.Equal(usual.Items.Select(Id), broken.Items.Select(Id));
        Assert.Equal((5, 8), (usual.Pages, broken.Pages));
    }

    [Fact]
    public async Task Filters_are_refused_only_where_that_is_set()
    {
        const string path = $"{Inbox}/delta?$filter=receivedDateTime%20ge%202026-11-01T00:00:00Z";
        (await GetAsync(path)).Is(200);
        await SetAsync(("deltaFilterRefused", true));

        Assert.Equal("ErrorInvalidUrlQuery", (await GetAsync(path)).Is(400).Code);
        (await GetAsync($"{Inbox}/delta")).Is(200);
    }

    [Fact]
    public async Task A_filter_ends_the_first_round_at_5000_mails()
    {
        (await PostAsync("control/backlog", new JsonObject { ["count"] = 5100 })).Is(201);

        Assert.Equal(5000, (await RoundAsync(size: 1000, query: "?$select=id&$filter=receivedDateTime%20ge%202026-11-01T00:00:00Z")).Items.Count);
        Assert.Equal(5100, (await RoundAsync(size: 1000, query: "?$select=id")).Items.Count);
    }

    private static string Id(JsonNode item) => (string)item["id"]!;

    private async Task MoveAsync(string id, string folder) =>
        (await PostAsync("control/move", new JsonObject { ["id"] = id, ["folder"] = folder })).Is(200);
}
