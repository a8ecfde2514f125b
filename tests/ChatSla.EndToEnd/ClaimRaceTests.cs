namespace ChatSla.EndToEnd;

/// <summary>Several people press Claim at the same moment: one has it, the others are told who.</summary>
public sealed class ClaimRaceTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_people_who_claim_at_once_one_wins_and_the_others_are_told_who()
    {
        var rounds = Setting.Number("CHATSLA_RACE_ROUNDS", 5);
        await using var sandbox = await SandboxProcess.StartAsync("race", Cancellation);
        var wins = new Dictionary<string, int>();
        for (var round = 0; round < rounds; round++)
        {
            var winner = await RaceAsync(sandbox.Control, $"Race {round} for a query");
            wins[winner] = wins.GetValueOrDefault(winner) + 1;
        }

        output.WriteLine($"{rounds} races of 4 people for one query, one winner each: {string.Join(", ", wins.OrderBy(win => win.Key).Select(win => $"{win.Key} {win.Value}"))}.");
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }

    private static async Task<string> RaceAsync(ControlClient control, string subject)
    {
        await control.MailAsync(Customer.Karin, subject, "Who takes this one first?", Cancellation);
        CardSeen? card = null;
        await Wait.UntilAsync(async () => (card = await control.FindCardAsync(subject, Cancellation)) is not null, "the card", Cancellation);

        string[] people = [Staff.Ada, Staff.Bo, Staff.Sara, Staff.Mia];
        var answers = await Task.WhenAll(people.Select(person => control.ClaimAsync(card!, person, Cancellation)));
        var refusals = answers.Select(answer => answer["body"]!).Where(body => (string?)body["type"] == "application/vnd.microsoft.activity.message").ToList();
        Assert.Equal(people.Length - 1, refusals.Count);

        string[] names = ["Ada Berg", "Bo Lind", "Sara Holm", "Mia Ek"];
        var winner = names.Single(name => refusals.TrueForAll(body => ((string?)body["value"])!.StartsWith($"{name} has had this since", StringComparison.Ordinal)));
        await Wait.UntilAsync(async () => (await control.FindCardAsync(subject, Cancellation))!.Shows(winner), "the winner on the card", Cancellation);
        return winner;
    }
}
