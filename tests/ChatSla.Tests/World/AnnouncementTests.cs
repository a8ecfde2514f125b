using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Who customers are, and what is announced of them, on the cards.</summary>
public sealed class AnnouncementTests : InWorld
{
    [Theory]
    [InlineData("announce acme.example until Friday: Call before you mail")]
    [InlineData("meddela acme.example till fredag: Call before you mail")]
    public async Task An_announcement_stands_on_open_cards_at_once_and_is_gone_at_its_end(string asked)
    {
        var (karin, tomas) = (await World.OpenAsync(Customer.Karin), await World.OpenAsync(Customer.Tomas));

        await World.AskInChannelAsync(Staff.Mia, asked);
        await World.SettleAsync();

        Assert.Contains("Call before you mail", (await World.CardOf(karin)).Text);
        Assert.DoesNotContain("Call before you mail", (await World.CardOf(tomas)).Text);
        var listed = await World.AskInChannelAsync(Staff.Ada, "announce");
        Assert.Contains("acme.example", listed.Text);

        await World.GoToAsync(Instant.FromUtc(2026, 11, 27, 23, 0, 1));
        await World.SettleAsync();
        Assert.DoesNotContain("Call before you mail", (await World.CardOf(karin)).Text);
    }

    [Fact]
    public async Task It_is_taken_back_before()
    {
        var karin = await World.OpenAsync(Customer.Karin);
        await World.AskInChannelAsync(Staff.Mia, "announce acme.example until Friday: Call before you mail");

        await World.AskInChannelAsync(Staff.Mia, "announce acme.example off");
        await World.SettleAsync();

        Assert.DoesNotContain("Call before you mail", (await World.CardOf(karin)).Text);
    }

    [Fact]
    public async Task Only_a_lead_may_announce()
    {
        var karin = await World.OpenAsync(Customer.Karin);

        var said = await World.AskInChannelAsync(Staff.Ada, "announce acme.example until Friday: Call before you mail");
        await World.SettleAsync();

        Assert.DoesNotContain("shows until", said.Text);
        Assert.DoesNotContain("Call before you mail", (await World.CardOf(karin)).Text);
    }

    [Fact]
    public async Task A_known_customer_has_company_tier_and_what_the_configuration_announces()
    {
        await World.RestartWithAsync(
            ("Customers:0:From", "acme.example"), ("Customers:0:Name", "Acme AB"), ("Customers:0:Tier", "Gold"), ("Customers:0:Announcement", "Their contract ends in May"));
        var karin = await World.OpenAsync(Customer.Karin);

        var card = await World.CardOf(karin);
        Assert.Contains("Karin Lund · Acme AB\nGold\n", card.Text);
        Assert.Contains("Their contract ends in May", card.Text);

        await World.AskInChannelAsync(Staff.Mia, "announce gold: Be quick with them");
        await World.SettleAsync();
        Assert.Contains("Be quick with them", (await World.CardOf(karin)).Text);
    }
}
