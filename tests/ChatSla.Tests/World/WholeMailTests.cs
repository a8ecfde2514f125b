using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What staff see of an html mail with files: the new words on the card, everything one click away.</summary>
public sealed class WholeMailTests : InWorld
{
    private const string Html =
        """
        <html><head><style>p { color: red }</style></head><body><div style="display:none">preview</div>
        <p>The lamp in <b>the hall</b> flickers. <img src="cid:lamp@1" alt="The lamp"></p><p>[Bo](https://evil.example) &amp; I wait.</p>
        <div id="Signature"><p>Karin Lund</p></div>
        <hr><div id="divRplyFwdMsg"><b>From:</b> Support<br><b>Sent:</b> Monday<br><b>To:</b> Karin<br><b>Subject:</b> Lamp</div><div>Which lamp is it?</div></body></html>
        """;

    [Fact]
    public async Task The_card_names_the_files_and_shows_only_what_is_new()
    {
        var card = await World.CardOf(await OpenAsync());

        Assert.Contains("The lamp in the hall flickers.", card.Text);
        Assert.Contains("Attached", card.Text);
        Assert.Contains("invoice.pdf 120 kB, photo.png 2.1 MB, contract.docx 900 B, +1 more, 1 picture in the text", card.Text);
        Assert.DoesNotContain("Which lamp is it?", card.Text);
        Assert.DoesNotContain("preview", card.Text);
    }

    [Fact]
    public async Task The_whole_mail_is_one_click_away_with_what_it_answers_folded()
    {
        var query = await OpenAsync();

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "mail");

        foreach (var words in (string[])["Karin Lund <karin.lund@acme.example>", "Received", "Which lamp is it?", "notes.txt 5 B", "[The lamp]", "[Bo](https://evil.example) & I wait."])
            Assert.Contains(words, dialog.Text);
        Assert.Equal(["Show or hide what is below", "Open in Outlook"], dialog.Card!["actions"]!.AsArray().Select(action => (string)action!["title"]!));

        var body = dialog.Card["body"]!.AsArray();
        var quote = Assert.Single(body, item => (string?)item!["id"] == "quote")!;
        Assert.False((bool)quote["isVisible"]!);
        Assert.DoesNotContain("Which lamp is it?", string.Concat(body.Where(item => item != quote).Select(item => item!.ToJsonString())));
        Assert.DoesNotContain(body, item => (string?)item!["type"] == "TextBlock");
    }

    private async Task<Guid> OpenAsync()
    {
        var mail = await World.PourAsync(new JsonObject
        {
            ["subject"] = "RE: Lamp",
            ["internetMessageId"] = "<lamp@acme.example>",
            ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Karin Lund", ["address"] = "karin.lund@acme.example" } },
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = Html },
            ["x_attachments"] = new JsonArray(
                File("invoice.pdf", 120_400), File("photo.png", 2_100_000), File("contract.docx", 900), File("notes.txt", 5), File("image001.png", 4_000, "lamp@1")),
        });
        await World.SettleAsync();
        return await World.QueryOfAsync(mail);
    }

    private static JsonObject File(string name, int size, string? contentId = null) =>
        new() { ["name"] = name, ["contentType"] = "application/octet-stream", ["size"] = size, ["isInline"] = contentId is not null, ["contentId"] = contentId };
}
