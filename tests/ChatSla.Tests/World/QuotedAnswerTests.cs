using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Staff answer from Outlook and no copy reaches the shared Sent Items: the customer's reply shows it.</summary>
public sealed class QuotedAnswerTests : InWorld
{
    [Fact]
    public async Task An_answer_that_only_the_customers_reply_shows_counts_at_the_latest_when_that_came()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await World.GoToAsync(Monday(14, 30));

        await ReplyAsync(mail, "On Mon, Nov 23, 2026 at 2:01 PM Contoso Support <support@contoso.com> wrote:");

        var query = await World.QueryAsync(await World.QueryOfAsync(mail));
        var first = query.Promises[0];
        Assert.Equal(PromiseState.Met, first.StateAt(World.Now));
        Assert.InRange(first.AnsweredAt!.Value, Monday(14, 30), World.Now);
        Assert.True(query.AwaitsUs);
        Assert.Contains("support@contoso.com answered from Outlook at the latest 14:30: seen in the customer's reply, because Outlook kept no copy in Sent Items.", (await World.CardOf(query.Id)).Text);

        await World.PassAsync(Duration.FromMinutes(11));
        await World.SettleAsync();
        var hint = Assert.Single(await World.ManagersAsync());
        Assert.Contains("Set-Mailbox support@contoso.com -MessageCopyForSentAsEnabled $true", hint.Text);
    }

    [Fact]
    public async Task A_quoted_time_that_is_certain_counts_as_it_stands_and_the_hint_comes_once_a_day()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        var other = await World.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        await World.SettleAsync();
        await World.GoToAsync(Monday(14, 30));

        await ReplyAsync(mail, "On Mon, 23 Nov 2026 14:01:00 +0100 Contoso Support <support@contoso.com> wrote:");
        await ReplyAsync(other, "On Mon, 23 Nov 2026 14:02:00 +0100 Contoso Support <support@contoso.com> wrote:", Customer.Tomas);

        Assert.Equal(Monday(14, 1), (await World.QueryAsync(await World.QueryOfAsync(mail))).Promises[0].AnsweredAt);
        await World.PassAsync(Duration.FromMinutes(11));
        await World.SettleAsync();
        Assert.Single(await World.ManagersAsync());
    }

    [Fact]
    public async Task A_reply_that_quotes_somebody_else_or_a_mail_we_know_answers_nothing()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();

        await ReplyAsync(mail, "On Mon, Nov 23, 2026 at 2:01 PM Somebody Else <help@elsewhere.example> wrote:");
        await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "Any news?\n\nOn Mon, Nov 23, 2026 at 2:01 PM Contoso Support <support@contoso.com> wrote:\n\n> It comes.", mail.MessageId);
        await World.SettleAsync();

        Assert.DoesNotContain((await World.QueryAsync(await World.QueryOfAsync(mail))).History, happened => happened is QueryEvent.Answered);
    }

    [Fact]
    public async Task A_wrong_reading_may_be_taken_back()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await ReplyAsync(mail, "On Mon, Nov 23, 2026 at 2:01 PM Contoso Support <support@contoso.com> wrote:");
        var query = await World.QueryOfAsync(mail);

        Assert.False((await World.ClickAsync(Staff.Ada, query, "take-back")).IsRefused);
        Assert.Null((await World.QueryAsync(query)).Promises[0].AnsweredAt);
    }

    private async Task ReplyAsync(Mail mail, string attribution, Customer? from = null)
    {
        await World.CustomerWritesAsync(
            from ?? Customer.Karin, "RE: Parcel 4711", $"Thank you, and when exactly?\n\n{attribution}\n\n> It comes tomorrow.",
            headers: [("In-Reply-To", $"<{Guid.NewGuid():N}@contoso.com>"), ("References", $"{mail.MessageId} <unseen-{Guid.NewGuid():N}@contoso.com>")]);
        await World.SettleAsync();
    }
}
