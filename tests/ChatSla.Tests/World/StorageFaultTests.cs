using ChatSla.Core.Queries;
using ChatSla.Tests.Storage;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The disk is full while people click and customers write: they are told, nothing acknowledged is lost, and all goes on when there is room.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task While_the_disk_is_full_clicks_are_refused_with_a_sentence_and_mail_is_read_later()
    {
        TestStore.SkipOnPostgres("The file is SQLite's; ServerFaultTests are about the server.");
        using var disk = SmallDisk.Make(12);
        await using var world = await World.StartAsync(("Storage:Path", Path.Combine(disk.Folder, "chatsla.db")));
        var query = await world.OpenAsync(Customer.Karin);
        var dialog = await world.OpenDialogAsync(Staff.Ada, query, "answer");
        var note = await world.OpenDialogAsync(Staff.Ada, query, "escalate");
        disk.Fill();

        var claimed = await world.ClickAsync(Staff.Ada, query, "claim");
        Assert.True(claimed.IsRefused);
        Assert.StartsWith("Nothing was done: I cannot store anything just now.", claimed.Text, StringComparison.Ordinal);
        var answered = await world.SubmitAsync(Staff.Ada, query, dialog, "text", "A long and careful answer.");
        Assert.Contains("Nothing was done: I cannot store anything just now.", answered.Text);
        Assert.Equal("A long and careful answer.", answered.Typed);
        Assert.Equal("They threaten to leave.", (await world.SubmitAsync(Staff.Ada, query, note, "reason", "They threaten to leave.")).ValueOf("reason"));
        var received = world.Now;
        var mail = await world.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        for (var second = 0; second < 20; second++) await world.TickAsync(Duration.FromSeconds(2));
        Assert.Single(await world.QueriesAsync());
        var health = await world.HealthAsync();
        Assert.Contains("\"status\":\"not ready\"", health);
        Assert.Contains("\"storage\":{\"wrong\":\"Full\",\"since\":\"2026-11-23T08:4", health);

        var freed = world.Now;
        disk.Free();
        await world.UntilAsync("mail is read again", async () => (await world.QueriesAsync()).Count == 2);
        await world.SettleAsync();

        var second2 = await world.QueryOfAsync(mail);
        Assert.Equal(received, (await world.QueryAsync(second2)).OpenedAt);
        await world.CardOf(second2);
        await world.SubmitAsync(Staff.Ada, query, answered);
        await world.SettleAsync();
        Assert.Single(await world.InboxOfAsync(Customer.Karin));
        var history = (await world.QueryAsync(query)).History;
        Assert.Equal([typeof(QueryEvent.Opened), typeof(QueryEvent.Claimed), typeof(QueryEvent.AnswerWritten), typeof(QueryEvent.Answered)], history.Select(happened => happened.GetType()));
        Assert.True(history[1].At >= freed);
        Assert.Equal(0, await world.ParkedAsync());
        Assert.Contains("\"storage\":{\"wrong\":null", await world.HealthAsync());
    }

    /// <summary>The answer was on its way when the disk filled: it is sent once, and counts.</summary>
    [Fact]
    public async Task An_answer_under_way_when_the_disk_fills_is_sent_once()
    {
        TestStore.SkipOnPostgres("The file is SQLite's; ServerFaultTests are about the server.");
        using var disk = SmallDisk.Make(12);
        await using var world = await World.StartAsync(("Storage:Path", Path.Combine(disk.Folder, "chatsla.db")));
        var query = await world.OpenAsync(Customer.Karin);
        await world.SetFaultAsync("sendDelayMs", 300);
        await world.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        disk.Fill();
        for (var second = 0; second < 40; second++) await world.TickAsync(Duration.FromSeconds(5));
        disk.Free();
        await world.StepAsync(Duration.FromMinutes(5), Duration.FromSeconds(20));
        await world.SettleAsync();

        Assert.Single(await world.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await world.CardOf(query)).Text);
        Assert.Equal(0, await world.ParkedAsync());
    }
}
