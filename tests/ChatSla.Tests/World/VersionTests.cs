using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The settings change while queries are open.</summary>
public sealed class VersionTests : InWorld
{
    private static readonly (string, string?)[] TwoHours =
    [
        ("Promises:same-day:FirstResponse:SameDay:CutOff", null), ("Promises:same-day:FirstResponse:SameDay:NextBy", null), ("Promises:same-day:FirstResponse:SameDay:MinLead", null),
        ("Promises:same-day:FirstResponse:WithinWorkingHours", "2h"), ("Promises:same-day:FirstResponse:Aim", "1h"), ("Calendars:office:SpecialDays:2026-11-24", "10:00-12:00"),
    ];

    [Fact]
    public async Task An_open_query_keeps_its_promise_and_only_mail_received_after_the_restart_gets_the_new_one()
    {
        var open = await World.OpenAsync(Customer.Karin);
        await World.StopAsync();
        var unseen = await World.CustomerWritesAsync(Customer.Karin, "Received while the program was away");
        World.PassUnseen(Duration.FromMinutes(10));

        await World.RestartWithAsync(TwoHours);
        await World.SettleAsync();
        var fresh = await World.OpenAsync(Customer.Karin, "Received after the restart");
        await World.RestartAsync();
        await World.RestartAsync();

        var promises = new List<Promise>();
        foreach (var query in new[] { open, await World.QueryOfAsync(unseen), fresh }) promises.Add((await World.QueryAsync(query)).Current!);
        Assert.Equal([(1, 1), (1, 1), (2, 2)], promises.Select(promise => (promise.PolicyVersion, promise.CalendarVersion)));
        Assert.Equal([Monday(17, 0), Monday(17, 0), promises[2].StartAt + Duration.FromHours(2)], promises.Select(promise => promise.DueAt));

        var policies = World.PoliciesFor(null);
        Assert.IsType<Deadline.SameDay>(policies.Of(promises[0]).Targets[PromiseKind.FirstResponse].Deadline);
        Assert.IsType<Deadline.WithinWorkingHours>(policies.Of(promises[2]).Targets[PromiseKind.FirstResponse].Deadline);
        Assert.Equal(8, Hours(policies.Of(promises[0])));
        Assert.Equal(2, Hours(policies.Of(promises[2])));

        static double Hours(SlaPolicy policy) => policy.Calendar.OpeningsOn(new(2026, 11, 24)).Sum(open => open.Duration.TotalHours);
    }

    [Fact]
    public async Task What_is_switched_off_alerts_nobody_any_more_and_its_cards_say_so()
    {
        var query = await World.OpenAsync(Customer.Karin);
        Assert.Contains("17:00 today", (await World.CardOf(query)).Text);

        await World.RestartWithAsync(("Promises:same-day:Enabled", "false"));
        await World.SettleAsync();
        await World.PassAsync(Duration.FromHours(30));
        await World.SettleAsync();

        Assert.DoesNotContain("17:00", (await World.CardOf(query)).Text);
        Assert.Empty(await World.ThreadOf(query));
        Assert.Empty(await World.ManagersAsync());
        var read = await World.QueryAsync(query);
        Assert.Equal((true, 0, 0), (read.AwaitsUs, read.Promises.Count, read.History.Count(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed)));
        Assert.Equal("The agreement was switched off.", Assert.Single(read.History.OfType<QueryEvent.PromiseMoved>()).Reason);
        Assert.Null((await World.QueryAsync(await World.OpenAsync(Customer.Karin, "Afterwards"))).Current);
    }

    [Fact]
    public async Task A_database_from_before_the_versions_goes_on_with_the_first_one()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.RunSqlAsync("DROP TABLE agreement_versions; DELETE FROM schema_steps WHERE name LIKE '%0002%'");
        await World.RestartAsync();

        var promise = (await World.QueryAsync(query)).Current!;
        Assert.Equal((1, 1, 1), (promise.PolicyVersion, World.PoliciesFor(null).Of(promise).Version, World.PoliciesFor(null).At(World.Now)!.Version));
    }
}
