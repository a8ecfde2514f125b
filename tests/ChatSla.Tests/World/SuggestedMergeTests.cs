namespace ChatSla.Tests.World;

/// <summary>A customer who starts a new mail each time.</summary>
public sealed class SuggestedMergeTests : InWorld
{
    [Fact]
    public async Task A_new_mail_that_looks_like_an_open_query_is_merged_by_one_click_and_taken_back_by_another()
    {
        var older = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        var newer = await World.OpenAsync(Customer.Karin, "Where is parcel 4711?");
        var card = await World.CardOf(newer);
        Assert.Contains("Looks like Q-1 (Parcel 4711)", card.Text);
        Assert.Equal(["Merge into Q-1", "Not the same"], card.AllButtons.Select(button => button.Title).Take(2));

        var merged = await World.ClickAsync(Staff.Ada, newer, "merge-suggested");
        await World.SettleAsync();

        Assert.Contains("goes on in Q-1, says Ada Berg", merged.Text);
        Assert.Contains("Q-2 joined", (await World.CardOf(older)).Text);

        await World.ClickAsync(Staff.Ada, newer, "unmerge");
        await World.SettleAsync();
        Assert.NotNull((await World.QueryAsync(newer)).Current);
    }

    [Fact]
    public async Task What_is_not_the_same_is_never_suggested_again()
    {
        await World.OpenAsync(Customer.Karin, "Parcel 4711");
        var newer = await World.OpenAsync(Customer.Karin, "parcel 4711");

        var answer = await World.ClickAsync(Staff.Ada, newer, "not-the-same");
        await World.SettleAsync();

        Assert.DoesNotContain("Looks like", answer.Text);
        Assert.DoesNotContain("Looks like", (await World.CardOf(newer)).Text);
        Assert.StartsWith("No other query is suggested any more.", (await World.ClickAsync(Staff.Ada, newer, "merge-suggested")).Text);
    }

    [Fact]
    public async Task Neither_another_customer_nor_another_subject_nor_a_closed_query_is_suggested()
    {
        var closed = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        var other = await World.OpenAsync(Customer.Tomas, "Parcel 4711");
        var invoice = await World.OpenAsync(Customer.Karin, "Invoice 1001");
        await World.SubmitAsync(Staff.Ada, closed, await World.OpenDialogAsync(Staff.Ada, closed, "close"), "reason", "Thanked us");
        var fresh = await World.OpenAsync(Customer.Karin, "Parcel 4711");

        foreach (var query in new[] { other, invoice, fresh }) Assert.DoesNotContain("Looks like", (await World.CardOf(query)).Text);
    }
}
