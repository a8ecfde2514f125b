using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Thank-yous, old threads, two queries that are one, a call.</summary>
public sealed class TalkTests : InWorld
{
    [Fact]
    public async Task A_thank_you_needs_no_answer_until_somebody_says_that_it_does()
    {
        var (query, mail) = await AnsweredAsync();
        await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "Hi Ada,\n\nThanks a lot!\n\nRegards\nKarin", mail.MessageId);
        await World.SettleAsync();

        Assert.Contains("Kept", (await World.CardOf(query)).Text);
        Assert.Contains("It needs an answer", (await World.CardOf(query)).Buttons);

        Assert.Contains("Answer by", (await World.ClickAsync(Staff.Bo, query, "want-answer")).Text);
        Assert.Equal(PromiseKind.NextResponse, (await World.QueryAsync(query)).Current!.Kind);
        Assert.Equal("No thank-you waits here to be answered.", (await World.ClickAsync(Staff.Bo, query, "want-answer")).Text);
    }

    [Fact]
    public async Task A_reply_months_later_is_a_new_query_that_is_linked_to_the_old_one_30()
    {
        var (query, mail) = await AnsweredAsync();
        await World.GoToAsync(Monday(10, 0) + Duration.FromDays(29));
        var soon = await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "One more thing: where is the bill?", mail.MessageId);
        await World.SettleAsync();
        Assert.Equal(query, await World.QueryOfAsync(soon));

        await World.AnswerAsync(Staff.Ada, query, "Attached.");
        await World.SettleAsync();
        await World.GoToAsync(Monday(10, 0) + Duration.FromDays(60));
        var late = await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "And now it is broken. What can we do?", mail.MessageId);
        await World.SettleAsync();

        var fresh = await World.QueryAsync(await World.QueryOfAsync(late));
        Assert.NotEqual(query, fresh.Id);
        Assert.Equal((query, PromiseKind.FirstResponse), (fresh.LinkedTo!.Value, fresh.Current!.Kind));
    }

    [Fact]
    public async Task Two_queries_of_one_question_become_one_and_two_again()
    {
        var first = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        var second = await World.OpenAsync(Customer.Karin, "Parcel 4711 again");

        Assert.Equal("Q-2 goes on in Q-1. \"unmerge Q-2\" takes it back.", (await World.AskInChannelAsync(Staff.Mia, "merge Q-2 into Q-1")).Text);
        await World.SettleAsync();
        Assert.Contains("Merged · goes on in Q-1, says Mia Ek", (await World.CardOf(second)).Text);
        Assert.Null((await World.QueryAsync(second)).NextTurnAt);

        await World.AnswerAsync(Staff.Ada, first, "Both come tomorrow.");
        await World.SettleAsync();
        Assert.Equal("Parcel 4711 again", Assert.Single(await World.InboxOfAsync(Customer.Karin)).Subject.Replace("RE: ", "", StringComparison.Ordinal));

        Assert.Equal("Q-2 is a query of its own again.", (await World.AskInChannelAsync(Staff.Ada, "unmerge q2")).Text);
        Assert.True((await World.QueryAsync(second)).AwaitsUs);
        Assert.Equal("This was not merged into that query.", (await World.AskInChannelAsync(Staff.Ada, "unmerge Q-2")).Text);
        Assert.Equal("There is no query Q-99. \"open\" lists the open ones.", (await World.AskInChannelAsync(Staff.Mia, "merge Q-99 into Q-1")).Text);
    }

    [Fact]
    public async Task A_mail_to_a_merged_query_goes_where_it_goes_on()
    {
        var first = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4712");
        await World.SettleAsync();
        await World.AskInChannelAsync(Staff.Mia, "merge Q-2 into Q-1");

        var more = await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4712", "And the bill?", mail.MessageId);
        await World.SettleAsync();

        Assert.Equal(first, await World.QueryOfAsync(more));
    }

    [Fact]
    public async Task The_last_mail_becomes_a_query_of_its_own()
    {
        var (query, mail) = await AnsweredAsync();
        var more = await World.CustomerWritesAsync(Customer.Karin, "RE: Parcel 4711", "By the way, do you sell boxes?", mail.MessageId);
        await World.SettleAsync();

        await World.AskInChannelAsync(Staff.Ada, "split Q-1");
        await World.SettleAsync();

        var split = await World.QueryOfAsync(more);
        Assert.NotEqual(query, split);
        Assert.Contains("do you sell boxes?", (await World.CardOf(split)).Text);
        Assert.False((await World.QueryAsync(query)).AwaitsUs);
        Assert.Equal("Only a later mail of the customer can become a query of its own.", (await World.AskInChannelAsync(Staff.Ada, "split Q-1")).Text);
    }

    [Fact]
    public async Task A_call_with_a_note_is_an_answer()
    {
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Equal("Say why, in a few words.", (await World.AskInChannelAsync(Staff.Ada, "call Q-1")).Text);
        await World.AskInChannelAsync(Staff.Ada, "call Q-1 It comes tomorrow");
        await World.SettleAsync();

        Assert.Contains("Kept · Ada Berg answered", (await World.CardOf(query)).Text);
    }

    private async Task<(Guid Query, Mail Mail)> AnsweredAsync()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        return (query, mail);
    }
}
