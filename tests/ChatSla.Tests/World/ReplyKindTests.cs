using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What leaves to customers beside a plain answer, and what that does to the clock.</summary>
public sealed class ReplyKindTests : InWorld
{
    [Fact]
    public async Task An_answer_to_a_mail_that_was_filed_elsewhere_leaves_in_the_same_thread()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.GraphAsync(HttpMethod.Post, $"support@contoso.com/messages/{mail.Id}/move", new() { ["destinationId"] = "archive" });

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        var answer = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Equal("RE: Parcel 4711", answer.Subject);
        Assert.Equal(mail.MessageId, answer.Header("In-Reply-To"));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_to_a_mail_that_somebody_deleted_leaves_all_the_same_and_quotes_it()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711", "Where is <my> parcel?");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.GraphAsync(HttpMethod.Delete, $"support@contoso.com/messages/{mail.Id}");

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        var answer = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Equal("RE: Parcel 4711", answer.Subject);
        Assert.Contains("It comes tomorrow.", answer.Text);
        Assert.Contains("Where is &lt;my&gt; parcel?", answer.Text);
        Assert.Empty(await World.DraftsAsync());
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task To_all_is_offered_by_name_when_the_customer_wrote_to_others_and_leaves_our_own_mailboxes_out()
    {
        await World.CustomerWritesAsync(Customer.Tomas, "Hello");
        await World.SettleAsync();
        var mail = await World.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", ["support@contoso.com", "tomas.weber@nordwind.example"], cc: "support@contoso.com");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");
        Assert.Contains("Also to  Tomas Weber", dialog.Text);
        Assert.Equal("true", dialog.ValueOf("toAll"));
        await World.SubmitAsync(Staff.Ada, query, dialog, "text", "It comes tomorrow.");
        await World.SettleAsync();

        Assert.Equal(["karin.lund@acme.example", "tomas.weber@nordwind.example"], Assert.Single(await World.InboxOfAsync(Customer.Karin)).Recipients.Order());
        Assert.Single(await World.InboxOfAsync(Customer.Tomas), one => one.Subject == "RE: Parcel 4711");
        Assert.Equal(2, (await World.QueriesAsync()).Count);
    }

    [Fact]
    public async Task Switched_off_the_answer_goes_to_the_customer_alone_and_with_nobody_else_there_is_no_switch()
    {
        var alone = await World.OpenAsync(Customer.Tomas, "Invoice 12");
        Assert.False((await World.OpenDialogAsync(Staff.Ada, alone, "answer")).Has("toAll"));

        var mail = await World.CustomerWritesToAsync(Customer.Karin, "Parcel 4711", ["support@contoso.com", "tomas.weber@nordwind.example"]);
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "answer"), ("text", "It comes tomorrow."), ("toAll", "false"));
        await World.SettleAsync();

        Assert.Equal(["karin.lund@acme.example"], Assert.Single(await World.InboxOfAsync(Customer.Karin)).Recipients);
    }

    [Fact]
    public async Task A_holding_reply_tells_the_customer_by_when_and_meets_no_promise()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(14, 2));

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "holding");
        Assert.Contains("an answer is still due by 17:00 today", dialog.Text);
        Assert.Contains("Hello Karin,", dialog.ValueOf("text"));
        Assert.Equal("Karin Lund is told that you are on it.", (await World.SubmitAsync(Staff.Ada, query, dialog)).Text);
        await World.SettleAsync();

        var told = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("You will have an answer from us by 17:00 today, Monday 23 November (Stockholm time).", told.Text);
        Assert.Contains("Your number is Q-1", told.Text);
        var card = await World.CardOf(query);
        Assert.Contains("Ada Berg told the customer at 14:02 that an answer comes by 17:00 today.", card.Text);
        Assert.Contains("Answer by 17:00 today", card.Text);
        Assert.Contains("Ada Berg since 14:02", card.Text);
        Assert.NotNull((await World.QueryAsync(query)).Current);

        await World.JumpToNextTurnAsync();
        await World.JumpToNextTurnAsync();
        Assert.Contains("Red", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task The_customer_is_not_told_time_and_again_that_we_are_on_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await HoldAsync(query);
        Assert.Contains("Ada Berg told the customer at 09:40 that we are on it. Better answer now.", (await HoldAsync(query)).Text);

        await World.PassAsync(Duration.FromMinutes(61));
        Assert.Contains("is told that you are on it", (await HoldAsync(query)).Text);
        await World.PassAsync(Duration.FromMinutes(61));
        Assert.Contains("Better answer now", (await HoldAsync(query)).Text);

        Assert.Equal(2, (await World.InboxOfAsync(Customer.Karin)).Count);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task Who_answered_where_nothing_of_ours_sees_it_says_so_and_may_take_it_back()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(15, 0));

        Assert.Contains("an answer cannot be older", (await SayAsync(query, "09:10")).Text);
        Assert.Contains("is still to come", (await SayAsync(query, "15:01")).Text);
        Assert.Equal("Q-1: your answer is noted.", (await SayAsync(query, "14:02")).Text);
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("Kept · Ada Berg says: answered from Outlook Mon 23 Nov 14:02, 2 h 58 min before the promise", card.Text);
        Assert.Contains("It was not answered", card.Buttons);
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));

        Assert.False((await World.ClickAsync(Staff.Ada, query, "take-back")).IsRefused);
        await World.SettleAsync();
        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
        Assert.Contains("nothing here that can still be taken back", (await World.ClickAsync(Staff.Ada, query, "take-back")).Text);
    }

    private async Task<ClickAnswer> HoldAsync(Guid query)
    {
        var said = await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "holding"));
        await World.SettleAsync();
        return said;
    }

    private async Task<ClickAnswer> SayAsync(Guid query, string at)
    {
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answered");
        Assert.Equal("15:00", dialog.ValueOf("at"));
        return await World.SubmitAsync(Staff.Ada, query, dialog, ("via", nameof(AnswerChannel.Outlook)), ("at", at));
    }
}
