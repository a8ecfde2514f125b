using System.Text.Json.Nodes;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What we depend on is away for hours: afterwards everything is there once, with its own times, and the managers get one message and not forty.</summary>
public sealed class LongOutageTests : InWorld
{
    [Theory]
    [InlineData("graphDown")]
    [InlineData("connectorDown")]
    public async Task Four_hours_without_it_end_in_one_grouped_catch_up(string knob)
    {
        await World.GoToAsync(Monday(13, 30));
        await World.SettleAsync();
        await World.SetFaultAsync(knob, true);
        var mails = new List<Mail>();
        for (var number = 0; number < 12; number++)
        {
            mails.Add(await World.CustomerWritesAsync(new Customer($"Customer {number}", $"customer-{number}@acme.example"), $"Order {number}"));
            await World.PassAsync(Duration.FromMinutes(1));
        }

        while (World.Now < Monday(17, 30)) await World.PassAsync(Duration.FromMinutes(5));
        await World.SetFaultAsync(knob, false);
        await World.LiveAsync(Duration.FromMinutes(8));
        await World.SettleAsync();
        await World.GoToAsync(Monday(9, 1) + Duration.FromDays(1));
        await World.SettleAsync();

        for (var number = 0; number < 12; number++)
        {
            var query = await World.QueryOfAsync(mails[number]);
            Assert.Equal(Monday(13, 30) + Duration.FromMinutes(number), RoundedToMinute((await World.QueryAsync(query)).OpenedAt));
            Assert.Contains("Red", (await World.CardOf(query)).Text);
        }

        Assert.Single(await World.ManagersAsync(), message => message.Text.Contains("12", StringComparison.Ordinal));
        Assert.InRange((await World.ManagersAsync()).Count, 1, 3);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task An_hour_without_tokens_delays_and_loses_nothing()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("tokensRefused", true);
        await World.RestartAsync();
        var mail = await World.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.LiveAsync(Duration.FromHours(1));
        Assert.Single(await World.QueriesAsync());

        await World.SetFaultAsync("tokensRefused", false);
        await World.LiveAsync(Duration.FromMinutes(8));
        await World.SettleAsync();

        await World.CardOf(await World.QueryOfAsync(mail));
        Assert.Equal(0, await World.ParkedAsync());
        Assert.Contains("\"status\":\"ready\"", await World.HealthAsync());
    }

    /// <summary>The body is cut while it is read; what is kept can be read and answered like any other.</summary>
    [Fact]
    public async Task A_mail_with_a_body_of_many_megabytes_opens_a_query_and_holds_up_no_other()
    {
        var huge = await World.PourAsync(new JsonObject
        {
            ["subject"] = "A whole log file",
            ["internetMessageId"] = "<huge@acme.example>",
            ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Karin Lund", ["address"] = Customer.Karin.Address } },
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "See below.\n" + new string('x', 12 << 20) },
        });
        var after = await World.OpenAsync(Customer.Tomas, "Invoice 12");

        var row = await World.RowOfAsync(huge);
        Assert.Equal(nameof(MailOutcome.Opened), row.Outcome);
        Assert.StartsWith("See below.", row.FullText, StringComparison.Ordinal);
        Assert.InRange(row.FullText.Length, 100_000, 1 << 20);
        Assert.Contains("See below.", (await World.CardOf(row.QueryId!.Value)).Text);
        await World.CardOf(after);
    }

    private static Instant RoundedToMinute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
}
