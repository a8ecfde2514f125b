using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>The message extension: queries are found from the box in which people write.</summary>
public sealed class SearchTests : InWorld
{
    [Fact]
    public async Task Words_of_subject_and_customer_are_found_in_any_order_open_ones_first_and_the_most_urgent_before_the_rest()
    {
        var done = await World.OpenAsync(Customer.Karin, "Parcel 4711 to Malmö");
        await World.AnswerAsync(Staff.Ada, done, "It comes tomorrow.");
        await World.OpenAsync(Customer.Tomas, "Another parcel");
        await World.GoToAsync(Monday(15, 30));
        await World.OpenAsync(Customer.Karin, "Håkan's parcel 12");

        Assert.Equal(["Q-2", "Q-3", "Q-1"], Numbers(await World.SearchAsync(Staff.Bo, "PARCEL")));
        Assert.Equal(["Q-3", "Q-1"], Numbers(await World.SearchAsync(Staff.Bo, "lund parcel")));
        Assert.Equal(["Q-1"], Numbers(await World.SearchAsync(Staff.Bo, "malmo 4711")));
        Assert.Equal(["Q-3"], Numbers(await World.SearchAsync(Staff.Bo, "hakan")));
        Assert.Equal(["Q-2"], Numbers(await World.SearchAsync(Staff.Bo, "nordwind.example")));
        Assert.Equal(["Q-2"], Numbers(await World.SearchAsync(Staff.Bo, "q2")));
        Assert.Equal(["Q-3"], Numbers(await World.SearchAsync(Staff.Bo, "parcel", skip: 1, count: 1)));
    }

    [Theory]
    [InlineData("zebra", "No query that you may see fits \"zebra\".")]
    [InlineData("100%", "No query that you may see fits \"100%\".")]
    [InlineData("_", "No query that you may see fits \"_\".")]
    public async Task What_fits_nothing_is_said(string words, string sentence)
    {
        await World.OpenAsync(Customer.Karin, "Parcel 4711");

        var answer = await World.SearchAsync(Staff.Bo, words);

        Assert.Equal(("message", sentence), ((string?)answer["type"], (string?)answer["text"]));
        Assert.Equal("No more queries fit.", (string?)(await World.SearchAsync(Staff.Bo, "parcel", skip: 25))["text"]);
    }

    [Fact]
    public async Task Before_anything_is_typed_ones_own_and_the_overdue_ones_are_shown()
    {
        Assert.StartsWith("You have no open query", (string?)(await World.SearchAsync(Staff.Bo, ""))["text"]);
        var own = await World.OpenAsync(Customer.Karin, "Mine");
        await World.ClickAsync(Staff.Bo, own, "claim");
        await World.OpenAsync(Customer.Tomas, "Overdue");
        await World.GoToAsync(Monday(17, 1));
        await World.OpenAsync(Customer.Priya, "Neither");

        Assert.Equal(["Q-1", "Q-2"], Numbers(await World.SearchAsync(Staff.Bo, "")));
        Assert.Equal(["Q-1", "Q-2"], Numbers(await World.SearchAsync(Staff.Ada, "")));
    }

    [Fact]
    public async Task What_is_found_brings_a_copy_of_the_card_with_a_refresh_and_a_preview_that_is_no_markup()
    {
        var query = await World.OpenAsync(Customer.Karin, "<b>Parcel</b> & more");

        var found = (await World.SearchAsync(Staff.Bo, "parcel"))["attachments"]![0]!;

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)found["contentType"]);
        Assert.Equal((query.ToString(), false), ((string?)found["content"]!["refresh"]!["action"]!["data"]!["query"], (bool?)found["content"]!["refresh"]!["action"]!["data"]!["live"]));
        var preview = found["preview"]!;
        Assert.Equal("application/vnd.microsoft.card.thumbnail", (string?)preview["contentType"]);
        Assert.Equal("Q-1 · ‹b›Parcel‹/b› ＆ more", (string?)preview["content"]!["title"]);
        Assert.Equal("● Green, 17:00 today · Karin Lund", (string?)preview["content"]!["text"]);
    }

    [Fact]
    public async Task A_stranger_finds_nothing()
    {
        await World.OpenAsync(Customer.Karin, "Parcel 4711");
        await World.LeaveTeamAsync(Staff.Bo);

        Assert.Equal("message", (string?)(await World.SearchAsync(Staff.Bo, "parcel"))["type"]);
        Assert.Equal("result", (string?)(await World.SearchAsync(Staff.Ada, "parcel"))["type"]);
    }

    private static IEnumerable<string> Numbers(JsonObject answer) =>
        (answer["attachments"] as JsonArray ?? []).Select(attachment => ((string)attachment!["preview"]!["content"]!["title"]!).Split(' ')[0]);
}
