using ChatSla.Core.Queries;

namespace ChatSla.Tests.World;

/// <summary>Two programs work on one database while a newer version takes its step of the schema, and writes what they do not know.</summary>
public sealed class UpgradeTests
{
    private const string Slept = """{"event":"put-to-sleep","at":1795424400000,"by":{"id":"x","name":"Xi"},"until":1795510800000,"why":"They are on holiday."}""";

    [Fact]
    public async Task What_a_newer_version_adds_while_they_work_disturbs_no_older_one_and_is_kept()
    {
        await using var world = await World.StartSharedAsync(2);
        var (query, other) = (await world.OpenAsync(Customer.Karin, "Parcel 1"), await world.OpenAsync(Customer.Tomas, "Invoice 12"));
        await using var traffic = new Traffic(world, query, await world.CardOf(query));
        traffic.Begin();
        await traffic.UntilAsync("they are at work", () => traffic.Done >= 30 && traffic.Mails.Count >= 2);
        await world.UpgradeAsync(query, Slept);
        var (before, mails) = (traffic.Done, traffic.Mails.Count);
        await traffic.UntilAsync("they are at work still", () => traffic.Done >= before + 30 && traffic.Mails.Count >= mails + 2);
        await traffic.EndAsync();
        await world.SettleAsync();

        Assert.Empty(traffic.Refused);
        var history = (await world.QueryAsync(query)).History;
        Assert.Equal(traffic.Done, history.Count(happened => happened is QueryEvent.Claimed or QueryEvent.Released));
        Assert.Equal(("put-to-sleep", Slept), history.OfType<EventOfLater>().Select(later => (later.Name, later.Body)).Single());
        Assert.Single(await world.EventsAsync(query), happened => happened.Body == Slept);
        foreach (var mail in traffic.Mails) await world.CardOf(await world.QueryOfAsync(mail));

        Assert.Contains("Changed by a newer version of ChatSla", (await world.OpenDialogAsync(Staff.Ada, query, "history")).Text);
        await world.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await world.AnswerAsync(Staff.Bo, other, "It is paid.");
        await world.SettleAsync();
        foreach (var answered in new[] { query, other }) Assert.Contains("Kept", (await world.CardOf(answered)).Text);
        var (code, said, _) = await world.RunCommandAsync("audit");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_program_of_the_older_version_starts_beside_the_newer_one_and_reads_and_writes_with_it()
    {
        await using var world = await World.StartSharedAsync(1);
        var query = await world.OpenAsync(Customer.Karin);
        await world.UpgradeAsync(query, Slept);
        await world.StartAnotherAsync();
        await world.UntilReadAgainAsync();

        foreach (var person in new[] { Staff.Ada, Staff.Bo, Staff.Ada })
        {
            Assert.Contains(person.Name, (await world.ClickAsync(person, query, "claim")).Text);
            await world.ClickAsync(person, query, "release");
        }

        Assert.Equal(8, (await world.QueryAsync(query)).History.Count);
        Assert.Equal(Slept, (await world.EventsAsync(query))[1].Body);
    }
}
