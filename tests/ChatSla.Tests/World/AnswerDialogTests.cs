using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The dialog in which the customer is answered.</summary>
public sealed class AnswerDialogTests : InWorld
{
    [Fact]
    public async Task Who_begins_an_answer_that_a_colleague_has_begun_is_told_and_takes_over_and_no_text_is_lost()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var adas = await World.OpenDialogAsync(Staff.Ada, query, "answer");
        await World.GoToAsync(Monday(9, 45));

        var bos = await World.OpenDialogAsync(Staff.Bo, query, "answer");
        Assert.Contains("Ada Berg began an answer at 09:40.", bos.Text);
        bos = await World.SubmitAsync(Staff.Bo, query, bos);
        Assert.True(bos.Has("text"));
        Assert.Equal("Bo Lind", (await World.QueryAsync(query)).Owner?.Name);

        var refused = await World.SubmitAsync(Staff.Ada, query, adas, "text", "Ada's long answer");
        Assert.Contains("Bo Lind has had this since 09:45.", refused.Text);
        Assert.Equal("Ada's long answer", refused.ValueOf("text"));

        Assert.Contains("is on its way", (await World.SubmitAsync(Staff.Bo, query, bos, "text", "It comes tomorrow.")).Text);
        await World.SettleAsync();
        Assert.Contains("It comes tomorrow.", Assert.Single(await World.InboxOfAsync(Customer.Karin)).Text);
    }

    [Fact]
    public async Task An_answer_that_was_begun_long_ago_keeps_nobody_out_nor_does_ones_own()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.OpenDialogAsync(Staff.Ada, query, "answer");
        Assert.True((await World.OpenDialogAsync(Staff.Ada, query, "answer")).Has("text"));

        await World.PassAsync(Duration.FromMinutes(20));
        Assert.True((await World.OpenDialogAsync(Staff.Bo, query, "answer")).Has("text"));
        Assert.Contains("Bo Lind began an answer", (await World.OpenDialogAsync(Staff.Ada, query, "answer")).Text);
    }

    [Fact]
    public async Task Of_two_who_begin_at_once_one_is_told_of_the_other()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var opened = await Task.WhenAll(World.OpenDialogAsync(Staff.Ada, query, "answer"), World.OpenDialogAsync(Staff.Bo, query, "answer"));

        Assert.Single(opened, dialog => dialog.Has("text"));
        Assert.Contains("began an answer at 09:40.", opened.Single(dialog => !dialog.Has("text")).Text);
    }

    [Fact]
    public async Task What_a_colleague_has_is_answered_by_taking_it_over_and_the_colleague_is_told()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");

        var dialog = await World.OpenDialogAsync(Staff.Bo, query, "answer");
        Assert.Contains("Ada Berg has had this since 09:40.", dialog.Text);
        dialog = await World.SubmitAsync(Staff.Bo, query, dialog);
        await World.SubmitAsync(Staff.Bo, query, dialog, "text", "It comes tomorrow.");
        await World.SettleAsync();

        Assert.Contains("Bo Lind answered", (await World.CardOf(query)).Text);
        Assert.Contains(await World.ChatOfAsync(Staff.Ada), message => message.Text.Contains("Bo Lind took Q-1 over from you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_preview_shows_who_gets_what_keeps_the_text_and_sends_nothing()
    {
        var mail = await World.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", ["support@contoso.com", "tomas.weber@nordwind.example"]);
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");

        Assert.Contains("Write something first.", (await World.SubmitAsync(Staff.Ada, query, dialog, ("preview", "true"))).Text);
        var preview = await World.SubmitAsync(Staff.Ada, query, dialog, ("preview", "true"), ("text", "It comes tomorrow."), ("toAll", "true"));

        Assert.Matches("(?s)As it will be sent.*Contoso Support <support@contoso.com>.*Karin Lund.*Tomas Weber.*RE: Parcel 4711.*It comes tomorrow\\.", preview.Text);
        Assert.Equal("It comes tomorrow.", preview.ValueOf("text"));
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
        await World.SubmitAsync(Staff.Ada, query, preview);
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task The_query_closes_once_the_answer_has_left_where_that_is_wanted()
    {
        var query = await World.OpenAsync(Customer.Karin);

        await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "answer"), ("text", "It comes tomorrow."), ("close", "true"));
        await World.SettleAsync();

        var closed = await World.QueryAsync(query);
        Assert.Equal((Query.ResolvedReason, "Ada Berg"), (closed.Closing?.Reason, closed.Closing?.By.Name));
        Assert.Contains("resolved, says Ada Berg", (await World.CardOf(query)).Text);
        Assert.NotNull(closed.Promises[0].AnsweredAt);
    }

    [Fact]
    public async Task The_earlier_mails_are_folded_below_the_new_text()
    {
        var query = await World.OpenAsync(Customer.Karin, text: "And now?\n\nOn Mon 23 Nov 2026 at 08:00, Contoso Support <support@contoso.com> wrote:\n> It comes tomorrow.\n> Bye");

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");

        var folded = dialog.Card!["body"]!.AsArray().Single(item => (string?)item!["id"] == "earlier")!;
        Assert.False((bool)folded["isVisible"]!);
        Assert.Contains("It comes tomorrow.", folded.ToJsonString());
        Assert.Contains("Show or hide the earlier mails", dialog.Lines);
    }
}
