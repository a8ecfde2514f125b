using ChatSla.Rights;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Tests;

public sealed class RightsSettingsTests
{
    private readonly Faults faults = new();

    [Theory]
    [InlineData("claim", Role.Member)]
    [InlineData("release", Role.Member)]
    [InlineData("release-other", Role.Lead)]
    [InlineData("merge", Role.Lead)]
    [InlineData("complaint", Role.Member)]
    [InlineData("no-complaint", Role.Lead)]
    [InlineData("deadline", Role.Lead)]
    [InlineData("announce", Role.Lead)]
    [InlineData("watch", Role.Administrator)]
    [InlineData("unwatch", Role.Administrator)]
    public void A_deed_needs_a_role_without_any_setting(string deed, Role role) => Assert.Equal(role, RightsBook.Usual.NeededFor(deed));

    [Fact]
    public void A_setting_says_otherwise_in_any_case()
    {
        var book = RightsBook.Read(new RightsOptions { ["MERGE"] = "manager" }, faults);

        Assert.Empty(faults.All);
        Assert.Equal((Role.Manager, Role.Member), (book.NeededFor("merge"), book.NeededFor("claim")));
    }

    [Theory]
    [InlineData("steal", "Lead", "Rights:steal: is nothing that can be done; known here: acknowledge, announce,")]
    [InlineData("merge", "Boss", "Rights:merge: \"Boss\" is no role; use Member, Lead, Manager, Administrator.")]
    [InlineData("merge", "1", "Rights:merge: \"1\" is no role;")]
    [InlineData("merge", "", "Rights:merge: \"\" is no role;")]
    public void An_unknown_deed_or_role_is_a_fault_by_its_key(string deed, string role, string fault)
    {
        RightsBook.Read(new RightsOptions { [deed] = role }, faults);

        Assert.StartsWith(fault, Assert.Single(faults.All), StringComparison.Ordinal);
    }

    [Fact]
    public void People_and_groups_are_told_apart()
    {
        var holders = RoleHolders.Read("Leads", ["55555555-5555-4555-8555-555555555555", " ada@contoso.com ", "Group:66666666-6666-4666-8666-666666666666"], faults);

        Assert.Empty(faults.All);
        Assert.Equal(["55555555-5555-4555-8555-555555555555", "ada@contoso.com"], holders.People);
        Assert.Equal(["66666666-6666-4666-8666-666666666666"], holders.Groups);
        Assert.True(holders.Names("ADA@contoso.com"));
    }

    [Theory]
    [InlineData("Ada Berg")]
    [InlineData("group:leads")]
    [InlineData("")]
    public void What_names_nobody_is_a_fault_by_its_key(string line)
    {
        RoleHolders.Read("Mailboxes:0:Leads", [line], faults);

        Assert.StartsWith("Mailboxes:0:Leads:0: ", Assert.Single(faults.All), StringComparison.Ordinal);
    }
}
