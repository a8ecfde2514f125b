using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd;

/// <summary>SIGTERM under load: what is on its way ends, the rest waits for the next start, and a second SIGTERM hurries.</summary>
public sealed class ShutdownTests(ITestOutputHelper output)
{
    private const int Mails = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_is_asked_to_end_lets_what_is_on_its_way_finish_and_ends_with_0()
    {
        await using var sandbox = await SandboxProcess.StartAsync("shutdown", Cancellation);
        await using var program = await OwnProgram.TakeOverAsync(sandbox, Cancellation);
        await LoadAsync(sandbox, program, delayMs: 4_000);

        await program.TerminateAsync();
        var (code, took) = await program.EndedAsync(Cancellation);

        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(25));
        var store = new ProgramStore(sandbox.Data);
        Assert.Equal(0, await store.CountAsync("SELECT COUNT(*) FROM outbox WHERE leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL", Cancellation));
        output.WriteLine($"Ended {took.TotalSeconds:0.0} s after SIGTERM, {await store.CountAsync("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL", Cancellation)} messages left for the next start.");
        await AssertOneCardEachAsync(sandbox, program, mayBeOrphans: false);
    }

    [Fact]
    public async Task A_second_SIGTERM_hurries_and_what_was_on_its_way_is_done_at_the_next_start()
    {
        await using var sandbox = await SandboxProcess.StartAsync("hurry", Cancellation);
        await using var program = await OwnProgram.TakeOverAsync(sandbox, Cancellation);
        await LoadAsync(sandbox, program, delayMs: 20_000);

        await program.TerminateAsync();
        await Task.Delay(2_000, Cancellation);
        Assert.False(program.HasEnded);
        await program.TerminateAsync();
        var (code, took) = await program.EndedAsync(Cancellation);

        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        output.WriteLine($"Ended {took.TotalSeconds:0.0} s after the second SIGTERM.");
        await AssertOneCardEachAsync(sandbox, program, mayBeOrphans: true);
    }

    [Fact]
    public async Task A_program_that_cannot_use_its_database_says_why_in_a_sentence_and_ends_with_3()
    {
        await using var sandbox = await SandboxProcess.StartAsync("unusable", Cancellation);
        await using var program = await OwnProgram.TakeOverAsync(sandbox, Cancellation);
        var letter = Path.Combine(sandbox.Data, "letter.db");
        await File.WriteAllTextAsync(letter, string.Concat(Enumerable.Repeat("Dear sir, ", 1000)), Cancellation);

        program.Start(("Storage__Path", letter));
        var (code, _) = await program.EndedAsync(Cancellation);

        Assert.Equal(3, code);
        Assert.Equal(
            $"The database {letter} is no SQLite database (SQLite error 26). Nothing was written to it. Keep it, and restore the last backup: chatsla restore --from FILE", program.Error.Trim());
    }

    /// <summary>More cards are to be posted than Teams, which is slow, takes at once.</summary>
    private static async Task LoadAsync(SandboxProcess sandbox, OwnProgram program, int delayMs)
    {
        await program.StartReadyAsync(Cancellation);
        await sandbox.Control.PostAsync("faults", new JsonObject { ["connectorDelayMs"] = delayMs }, Cancellation);
        var before = await RequestsAsync(sandbox);
        for (var number = 0; number < Mails; number++) await sandbox.Control.MailAsync(new Customer($"Customer {number}", $"customer-{number}@acme.example"), Subject(number), "Where is it?", Cancellation);
        await Wait.UntilAsync(async () => await RequestsAsync(sandbox) > before, "cards on their way", Cancellation);
    }

    private static async Task AssertOneCardEachAsync(SandboxProcess sandbox, OwnProgram program, bool mayBeOrphans)
    {
        await sandbox.Control.PostAsync("faults", new JsonObject { ["connectorDelayMs"] = 0 }, Cancellation);
        await program.StartReadyAsync(Cancellation);
        await Wait.UntilAsync(async () => (await CountsAsync(sandbox)).All(count => count >= 1), "every card", Cancellation, seconds: 90);
        if (mayBeOrphans) await sandbox.Control.RefreshAsync(Staff.Sara, Cancellation);
        await Wait.UntilAsync(async () => (await CountsAsync(sandbox)).All(count => count == 1), "one card each", Cancellation, seconds: 60);
    }

    private static async Task<IReadOnlyList<int>> CountsAsync(SandboxProcess sandbox)
    {
        var cards = await sandbox.Control.SupportCardsAsync(Cancellation);
        return [.. Enumerable.Range(0, Mails).Select(number => cards.Count(card => card.Shows(Subject(number))))];
    }

    private static async Task<int> RequestsAsync(SandboxProcess sandbox) => (int)(await sandbox.Control.GetAsync("connector", Cancellation))["sends"]!;

    private static string Subject(int number) => $"Order number {number:000} of the evening";
}
