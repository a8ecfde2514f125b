using ChatSla.Core.Queries;

namespace ChatSla.Tests.World;

/// <summary>A query goes to a colleague, who is told alone; and from one who is told too.</summary>
public sealed class HandOverTests : InWorld
{
    [Fact]
    public async Task A_colleague_is_chosen_by_the_clients_people_picker_or_from_the_team_and_is_told_with_a_summary()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "hand-over");
        var picker = dialog.Card!["body"]!.AsArray().Single(item => (string?)item!["id"] == "to")!;
        Assert.Equal(("Data.Query", "graph.microsoft.com/users?scope=currentContext"), ((string?)picker["choices.data"]!["type"], (string?)picker["choices.data"]!["dataset"]));
        Assert.Equal(["Bo Lind", "Mia Ek", "Sara Holm"], picker["choices"]!.AsArray().Select(choice => (string)choice!["title"]!));

        var said = await World.SubmitAsync(Staff.Ada, query, dialog, ("to", Staff.Bo.Id), ("note", "They want it by noon"));
        Assert.Equal("Bo Lind has Q-1 now and is told.", said.Text);
        Assert.Equal(said.Text, (await World.SubmitAsync(Staff.Ada, query, dialog, ("to", Staff.Bo.Id))).Text);
        await World.IdleAsync();

        Assert.Contains("Bo Lind since 09:40", (await World.CardOf(query)).Text);
        var told = Assert.Single(await World.ChatOfAsync(Staff.Bo), message => message.Text.Contains("Q-1", StringComparison.Ordinal));
        Assert.Contains("Ada Berg handed Q-1 over to you", told.Text);
        Assert.Contains("They want it by noon", told.Text);
        Assert.Contains("Karin Lund", told.Text);
        Assert.Contains("17:00 today", told.Text);
        Assert.StartsWith("https://teams.microsoft.com/l/message/", told.UrlOf("Open the query"));
    }

    [Fact]
    public async Task Nobody_a_stranger_and_nonsense_are_refused_in_the_dialog_and_the_note_stays()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "hand-over");

        foreach (var to in new[] { "", "Bo", "00000000-0000-4000-8000-000000000001" })
        {
            var again = await World.SubmitAsync(Staff.Ada, query, dialog, ("to", to), ("note", "Please"));
            Assert.Matches("Name a colleague of this team|Name somebody who is in this team", again.Text);
            Assert.Equal("Please", again.ValueOf("note"));
        }

        Assert.Null((await World.QueryAsync(query)).Owner);
    }

    [Fact]
    public async Task What_a_colleague_has_is_handed_on_by_a_lead_and_taken_over_by_anybody_and_the_colleague_is_told()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");

        var refused = await World.SubmitAsync(Staff.Bo, query, await World.OpenDialogAsync(Staff.Bo, query, "hand-over"), ("to", Staff.Mia.Id));
        Assert.Contains("Ada Berg has had this since 09:40.", refused.Text);
        Assert.Equal("Q-1 is yours now.", (await World.SubmitAsync(Staff.Bo, query, await World.OpenDialogAsync(Staff.Bo, query, "take-over"))).Text);
        await World.IdleAsync();

        Assert.Equal("Bo Lind", (await World.QueryAsync(query)).Owner?.Name);
        Assert.Contains(await World.ChatOfAsync(Staff.Ada), message => message.Text.Contains("Bo Lind took Q-1 over from you", StringComparison.Ordinal));
        Assert.DoesNotContain(await World.ChatOfAsync(Staff.Bo), message => message.Text.Contains("Q-1", StringComparison.Ordinal));

        Assert.Equal("Ada Berg has Q-1 now and is told.", (await World.SubmitAsync(Staff.Mia, query, await World.OpenDialogAsync(Staff.Mia, query, "hand-over"), ("to", Staff.Ada.Id))).Text);
        await World.IdleAsync();
        Assert.Contains(await World.ChatOfAsync(Staff.Bo), message => message.Text.Contains("Mia Ek handed Q-1 over to Ada Berg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_away_is_named_and_handed_to_all_the_same_when_it_is_sent_once_more()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoAwayAsync(Staff.Bo, Monday(9, 0) + NodaTime.Duration.FromDays(3));

        var again = await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "hand-over"), ("to", Staff.Bo.Id));
        Assert.Contains("Bo Lind is away until", again.Text);
        Assert.Null((await World.QueryAsync(query)).Owner);

        Assert.Equal("Bo Lind has Q-1 now and is told.", (await World.SubmitAsync(Staff.Ada, query, again)).Text);
    }

    [Fact]
    public async Task Of_two_who_take_over_at_once_each_hears_of_the_other()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        var (bo, mia) = (await World.OpenDialogAsync(Staff.Bo, query, "take-over"), await World.OpenDialogAsync(Staff.Mia, query, "take-over"));

        await Task.WhenAll(World.SubmitAsync(Staff.Bo, query, bo), World.SubmitAsync(Staff.Mia, query, mia));
        await World.IdleAsync();

        var handed = (await World.QueryAsync(query)).History.OfType<QueryEvent.HandedOver>().ToList();
        Assert.Equal(["Ada Berg", handed[0].To.Name], handed.Select(one => one.From?.Name));
        Assert.Equal(handed[^1].To, (await World.QueryAsync(query)).Owner);
    }
}
