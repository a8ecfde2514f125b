using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The agreements of now applied to open queries, from the command line, while the bot runs.</summary>
public sealed class RepromiseTests : InWorld
{
    [Fact]
    public async Task A_preview_shows_what_would_move_and_changes_nothing()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.RestartWithAsync(("Promises:same-day:FirstResponse:Aim", "1h"), ("Calendars:office:SpecialDays:2026-11-23", "09:00-18:00"));

        var (code, said, error) = await World.RunCommandAsync("repromise");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            1 open query moves, 1 red later, 0 no longer promised.

            support@contoso.com, times in Europe/Stockholm

            Query   Promise      Red was       Red becomes    Amber was     Amber becomes
            Q-1     first answer 23 Nov 17:00  23 Nov 18:00   23 Nov 15:30  23 Nov 17:00

            Nothing was changed. To do it: --apply --reason "..."
            """,
            said.Trim().ReplaceLineEndings("\n"));
        Assert.All(said.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Empty((await World.QueryAsync(query)).History.OfType<QueryEvent.PromiseMoved>());
    }

    [Fact]
    public async Task Applied_it_is_in_the_history_and_on_the_card_and_done_once()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.RestartWithAsync(("Calendars:office:SpecialDays:2026-11-23", "09:00-18:00"));

        Assert.Equal(2, (await World.RunCommandAsync("repromise", "--apply")).Code);
        var (code, said, _) = await World.RunCommandAsync("repromise", "--apply", "--reason", "We stay until six.", "--by", "Mia Ek", "--mailbox", "Support@contoso.com");
        await World.SettleAsync();

        Assert.Equal(0, code);
        Assert.StartsWith("1 open query has moved, 1 red later, 0 no longer promised.", said, StringComparison.Ordinal);
        var moved = Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.PromiseMoved>());
        Assert.Equal((MoveCause.Recalculated, "Mia Ek", "We stay until six.", Monday(18, 0)), (moved.Cause, moved.By?.Name, moved.Reason, moved.Promise!.DueAt));
        Assert.Contains("18:00 today", (await World.CardOf(query)).Text);
        Assert.StartsWith("No open query has moved.", (await World.RunCommandAsync("repromise", "--apply", "--reason", "Again.")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_that_would_move_earlier_stays_and_the_table_says_why()
    {
        await World.OpenAsync(Customer.Karin);
        await World.RestartWithAsync(("Calendars:office:SpecialDays:2026-11-23", "09:00-13:00"));

        var (_, said, _) = await World.RunCommandAsync("repromise", "--apply", "--reason", "We close early.", "--query", "Q-1");

        Assert.Contains("1 open query has moved, 0 reds later, 0 no longer promised. 1 red stays, marked *: it would have moved earlier, and the customer may have been told.", said, StringComparison.Ordinal);
        Assert.Contains("Q-1     first answer 23 Nov 17:00  the same *     23 Nov 15:30  23 Nov 11:30", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_the_bot_was_not_started_with_are_previewed_and_not_applied()
    {
        var query = await World.OpenAsync(Customer.Karin);
        World.Change(("Calendars:office:SpecialDays:2026-11-23", "09:00-18:00"));

        var (code, said, error) = await World.RunCommandAsync("repromise");
        Assert.Equal(0, code);
        Assert.Contains("23 Nov 18:00", said, StringComparison.Ordinal);
        Assert.Contains("not been started with the settings of now yet (office, same-day)", error, StringComparison.Ordinal);

        Assert.Equal(1, (await World.RunCommandAsync("repromise", "--apply", "--reason", "We stay.")).Code);
        await World.RestartAsync();
        Assert.Equal((1, 1), (World.PoliciesFor(null).Of((await World.QueryAsync(query)).Current!).Version, (await World.QueryAsync(query)).Promises.Count));
    }

    [Fact]
    public async Task A_person_promises_another_time_by_hand_and_no_change_of_settings_moves_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        string[] order = ["repromise", "--query", "Q-1", "--due", "2026-12-01 12:00", "--reason", "The part comes on Monday."];

        var refused = await World.RunCommandAsync(order);
        Assert.Equal((2, "--by: say who promises it."), (refused.Code, refused.Error.Trim()));

        var (code, said, _) = await World.RunCommandAsync([.. order, "--by", "Ada Berg"]);
        await World.RestartWithAsync(("Calendars:office:SpecialDays:2026-12-01", "closed"));
        await World.SettleAsync();

        Assert.Equal((0, "Q-1: the first answer was due 23 Nov 17:00 and is promised for 1 Dec 12:00 (Europe/Stockholm)."), (code, said.Trim()));
        Assert.Contains("1 Dec 12:00", (await World.CardOf(query)).Text);
        Assert.StartsWith("No open query would move.", (await World.RunCommandAsync("repromise")).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "There is no Q-7.", "--query", "q-7")]
    [InlineData(2, "--query: \"seven\" is no query", "--query", "seven")]
    [InlineData(2, "--due: \"noon\" is no date and time", "--due", "noon", "--query", "1", "--by", "Ada", "--reason", "x")]
    [InlineData(2, "--mailbox: sales@contoso.com is not watched; watched are support@contoso.com.", "--mailbox", "sales@contoso.com")]
    [InlineData(1, "is over; name a time to come.", "--due", "2026-11-20 12:00", "--query", "1", "--by", "Ada", "--reason", "x")]
    public async Task What_it_cannot_do_is_said_in_a_sentence(int code, string why, params string[] words)
    {
        await World.OpenAsync(Customer.Karin);

        var answer = await World.RunCommandAsync(["repromise", .. words]);

        Assert.Equal(code, answer.Code);
        Assert.Contains(why, answer.Error, StringComparison.Ordinal);
    }
}
