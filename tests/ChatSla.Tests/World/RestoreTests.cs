using ChatSla.Core.Queries;
using ChatSla.Upkeep;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>An older backup takes the journal's place: what came since is read again, and what was answered since counts as answered.</summary>
public sealed class RestoreTests : InWorld
{
    [Fact]
    public async Task After_a_restore_mail_since_the_backup_is_read_again_and_nobody_is_answered_twice()
    {
        var first = await World.OpenAsync(Customer.Karin);
        var backup = await BackupAsync();
        var mail = await World.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        await World.SettleAsync();
        var received = (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt;
        await World.AnswerAsync(Staff.Ada, first, "It comes tomorrow.");
        await World.AnswerAsync(Staff.Bo, await World.QueryOfAsync(mail), "It is paid.");
        await World.SettleAsync();

        await RestoreAsync(backup);

        var second = await World.QueryOfAsync(mail);
        Assert.Equal([first, second], await World.QueriesAsync());
        Assert.Equal((received, 3), ((await World.QueryAsync(second)).OpenedAt, (await World.QueryAsync(second)).Number));
        foreach (var query in new[] { first, second }) Assert.Contains("Kept", (await World.CardsOf(query))[^1].Text);
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Single(await World.InboxOfAsync(Customer.Tomas));

        // The card of the query as it was numbered before goes when somebody sees it.
        await World.LookIntoChannelAsync(Staff.Ada);
        await World.SettleAsync();
        Assert.Equal(2, (await World.LiveCardsAsync()).Count);
        await World.CardOf(first);
        await World.CardOf(second);
    }

    [Fact]
    public async Task An_answer_that_waited_at_the_backup_and_left_since_is_not_sent_again()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("graphDown", true);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        var backup = await BackupAsync();
        await World.SetFaultAsync("graphDown", false);
        await World.StepAsync(Duration.FromMinutes(2), Duration.FromSeconds(20));
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));

        await RestoreAsync(backup);
        await World.StepAsync(Duration.FromMinutes(15), Duration.FromMinutes(1));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_that_waited_at_the_backup_and_never_left_is_sent_after_a_look_into_Sent_Items()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("graphDown", true);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        var backup = await BackupAsync();

        await World.StopAsync();
        await World.SetFaultAsync("graphDown", false);
        await RestoreAsync(backup);
        await World.StepAsync(Duration.FromMinutes(3), Duration.FromSeconds(20));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task That_we_are_on_it_was_said_since_the_backup_is_no_answer()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var backup = await BackupAsync();
        await World.SubmitAsync(Staff.Ada, query, await World.OpenDialogAsync(Staff.Ada, query, "holding"), "text", "We look into it.");
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));

        await RestoreAsync(backup);

        Assert.NotNull((await World.QueryAsync(query)).Current);
        Assert.DoesNotContain((await World.QueryAsync(query)).History, happened => happened is QueryEvent.Answered);
    }

    private async Task<string> BackupAsync()
    {
        Storage.TestStore.SkipOnPostgres("pg_dump and pg_restore do it there, as the command says.");
        var file = Path.Combine(Path.GetDirectoryName(World.Settings["Storage:Path"])!, "backup.db");
        var (code, _, error) = await World.UpkeepAsync(BackupCommand.Create, "backup", "--to", file);
        Assert.Equal((0, ""), (code, error));
        return file;
    }

    private async Task RestoreAsync(string backup)
    {
        await World.StopAsync();
        var (code, _, error) = await World.UpkeepAsync(RestoreCommand.Create, "restore", "--from", backup);
        Assert.Equal((0, ""), (code, error));
        await World.StartAgainAsync();
        await World.SettleAsync();
    }
}
