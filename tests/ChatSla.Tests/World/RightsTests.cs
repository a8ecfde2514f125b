using System.CommandLine;
using ChatSla.Decisions;
using ChatSla.Rights;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Who may do what, who is told so, and what is written down of it.</summary>
public sealed class RightsTests
{
    private const string Leads = "77777777-7777-4777-8777-777777777777";

    [Fact]
    public async Task What_a_member_may_not_do_names_who_may()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Leads:0", "bo.lind@contoso.com"));
        await world.OpenAsync(Customer.Karin, "Parcel 4711");
        await world.OpenAsync(Customer.Karin, "Parcel 4712");

        var refused = (await world.AskInChannelAsync(Staff.Ada, "merge Q-2 into Q-1")).Text;
        var done = (await world.AskInChannelAsync(Staff.Bo, "merge Q-2 into Q-1")).Text;

        Assert.Equal("Only a lead of this team (Bo Lind, Mia Ek) can do that.", refused);
        Assert.StartsWith("Q-2 goes on in Q-1.", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_frees_what_somebody_else_holds_and_a_member_does_not()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Leads:0", Staff.Bo.Id));
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Mia, query, "claim");

        Assert.Equal("Only a lead of this team (Bo Lind, Mia Ek) can do that.", (await world.ClickAsync(Staff.Ada, query, "release")).Text);
        Assert.Equal(Staff.Mia.Id, (await world.QueryAsync(query)).Owner?.Id);
        Assert.False((await world.ClickAsync(Staff.Bo, query, "release")).IsRefused);
        Assert.Null((await world.QueryAsync(query)).Owner);
    }

    [Fact]
    public async Task Everybody_frees_what_they_hold()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");

        Assert.False((await world.ClickAsync(Staff.Ada, query, "release")).IsRefused);
        Assert.Null((await world.QueryAsync(query)).Owner);
    }

    [Fact]
    public async Task The_configuration_says_which_role_a_deed_needs()
    {
        await using var world = await World.StartAsync(("Rights:merge", "member"), ("Rights:claim", "Lead"));
        var query = await world.OpenAsync(Customer.Karin, "Parcel 4711");
        await world.OpenAsync(Customer.Karin, "Parcel 4712");

        Assert.StartsWith("Only a lead of this team", (await world.ClickAsync(Staff.Ada, query, "claim")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Q-2 goes on in Q-1.", (await world.AskInChannelAsync(Staff.Ada, "merge Q-2 into Q-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_the_leads_group_is_a_lead_for_as_long_as_they_are_in_it()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Leads:0", $"group:{Leads}"));
        await world.SetGroupAsync("88888888-8888-4888-8888-888888888888", Staff.Ada.Id);
        await world.SetGroupAsync(Leads, "88888888-8888-4888-8888-888888888888");
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Mia, query, "claim");

        Assert.True((await world.ClickAsync(Staff.Bo, query, "release")).IsRefused);
        Assert.False((await world.ClickAsync(Staff.Ada, query, "release")).IsRefused);

        await world.SetGroupAsync(Leads);
        await world.ClickAsync(Staff.Mia, query, "claim");
        await world.PassAsync(Duration.FromMinutes(6));
        Assert.True((await world.ClickAsync(Staff.Ada, query, "release")).IsRefused);
    }

    [Fact]
    public async Task While_the_groups_cannot_be_read_nothing_is_done_that_needs_them()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Leads:0", $"group:{Leads}"));
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Mia, query, "claim");
        await world.SetFaultAsync("graphDown", true);

        Assert.Contains("Nothing is done; try again in a moment.", (await world.ClickAsync(Staff.Ada, query, "release")).Text);
        Assert.False((await world.ClickAsync(Staff.Mia, query, "release")).IsRefused);
    }

    [Fact]
    public async Task Every_decision_is_written_down_with_the_deed_it_allowed()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);

        await world.ClickAsync(Staff.Ada, query, "claim");
        var stored = await world.StoredDecisionsAsync(query);
        await world.ClickAsync(Staff.Bo, query, "release");
        await world.SoonAsync("the refusal is stored too", async () => (await world.DecisionsAsync(query)).Count == 2);
        var all = await world.DecisionsAsync(query);

        var claim = Assert.Single(stored);
        Assert.Equal((Staff.Ada.Id, "claim", Role.Member, true, "is Member", world.Now), (claim.PersonId, claim.Deed, claim.Role!.Value, claim.IsAllowed, claim.Because, claim.At));
        Assert.Equal((Staff.Bo.Id, "release-other", Role.Lead, false, "is Member only"), (all[1].PersonId, all[1].Deed, all[1].Needed, all[1].IsAllowed, all[1].Because));
    }

    [Fact]
    public async Task A_refusal_that_nothing_follows_is_written_down_within_seconds()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.SettleAsync();
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.SettleAsync();

        await world.ClickAsync(Staff.Bo, query, "release");
        await world.UntilAsync("the refusal is stored", async () => (await world.StoredDecisionsAsync(query)).Any(decision => !decision.IsAllowed));
    }

    [Fact]
    public async Task The_last_decisions_survive_an_orderly_end()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.ClickAsync(Staff.Bo, query, "release");
        await world.RestartAsync();

        Assert.Contains(await world.StoredDecisionsAsync(query), decision => decision is { Deed: "release-other", IsAllowed: false });
    }

    [Fact]
    public async Task The_command_line_lists_who_did_what_and_who_was_not_let()
    {
        await using var world = await World.StartAsync();
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.ClickAsync(Staff.Bo, query, "release");
        await world.DecisionsAsync();

        Assert.Equal(
            [
                $"2026-11-23 08:40:0xZ  allowed  claim (needs Member)  Ada Berg {Staff.Ada.Id}: is Member",
                $"2026-11-23 08:40:0xZ  REFUSED  release-other (needs Lead)  Bo Lind {Staff.Bo.Id}: is Member only",
            ],
            [.. (await ListAsync(world, "Q-1")).Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => $"{line[..18]}x{line[19..]}")]);
        Assert.DoesNotContain("allowed", (await ListAsync(world, "--refused")).Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), ((await ListAsync(world, "Q-9")).Code, (await ListAsync(world, "Q-9")).Output));
    }

    private static async Task<(int Code, string Output)> ListAsync(World world, params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = world.Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");
        var code = await new RootCommand { DecisionsCommand.Create() }.Parse(["decisions", .. settings, .. words])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    [Fact]
    public async Task An_administrator_is_known_by_sign_in_name_or_group_too()
    {
        await using var world = await World.StartAsync(("Administrators:0", "bo.lind@contoso.com"), ("Administrators:1", $"group:{Leads}"), ("Mailboxes:0:Channel", null));
        await world.SetGroupAsync(Leads, Staff.Ada.Id);

        Assert.StartsWith("Only an administrator of ChatSla", (await world.AskInChannelAsync(Staff.Mia, "watch support@contoso.com")).Text, StringComparison.Ordinal);
        Assert.StartsWith("This channel now shows", (await world.AskInChannelAsync(Staff.Bo, "watch support@contoso.com")).Text, StringComparison.Ordinal);
        Assert.StartsWith("This channel now shows", (await world.AskInChannelAsync(Staff.Ada, "watch support@contoso.com")).Text, StringComparison.Ordinal);
    }
}
