using Microsoft.Data.Sqlite;

namespace ChatSla.Tests.Rehearsal;

/// <summary>chatsla rehearse on stored queries.</summary>
public sealed class StoredRehearsalTests : RehearsalFixture
{
    // Tuesday 09:30: due at 17:00 the same day, at 13:30 within four hours. Friday 16:55: due on Monday at 12:00, or at 12:55.
    private static readonly (string, string, string?)[] Week =
    [
        ("karin@acme.com", "2026-03-03 09:30", "2026-03-03 13:00"), // kept by both, amber within four hours
        ("karin@acme.com", "2026-03-03 09:30", "2026-03-03 15:00"), // newly missed
        ("bo@bolt.com", "2026-03-03 09:30", "2026-03-04 10:00"), // missed by both
        ("bo@bolt.com", "2026-03-06 16:55", "2026-03-09 12:30"), // newly kept
        ("bo@bolt.com", "2026-03-06 16:55", "2026-03-09 10:00"), // kept by both
        ("bo@bolt.com", "2026-03-10 09:30", "2026-03-10 15:00"), // after the period
    ];

    [Fact]
    public async Task What_would_have_changed_is_told()
    {
        await StoreAsync(Week);

        await RehearseAsync("--promises", Write("new.json", FourHours), "--since", "2026-03-01", "--until", "2026-03-08");

        Assert.Equal(
            """
            Rehearsal of 5 stored queries, 1 Mar 2026 to 8 Mar 2026

            Support@contoso.com
              before  same-day: Mail is answered the same working day. First answer and next
                      answer: by closing if received before 15:00 with 2 h of the day left,
                      else by 12:00 of the next working day; amber 1 h of working time
                      before.
              after   four-hours: Within four working hours. First answer and next answer:
                      within 4 h of working time; amber 1 h of working time before.

            Kept 60.0 % before, 60.0 % after: 1 newly missed, 1 newly kept.

                                    met              missed                kept
            Stage              before    after   before    after   before    after  change
            First answer            3        3        2        2   60.0 %   60.0 %     0.0

            Turned             before    after   change
            Amber                   2        4       +2
            Red                     2        2        0

            By customer, the most changed first
                                         newly missed | newly kept        kept after change
            karin@acme.com               1 ########## |                 0     50.0 %  -50.0
            bo@bolt.com                  0            | ##########      1     66.7 %  +33.4

            By weekday of receipt
                                         newly missed | newly kept        kept after change
            Mon                          0            |                 0          -
            Tue                          1 ########## |                 0     33.3 %  -33.4
            Wed                          0            |                 0          -
            Thu                          0            |                 0          -
            Fri                          0            | ##########      1    100.0 %  +50.0
            Sat                          0            |                 0          -
            Sun                          0            |                 0          -

            Before is each query as it was promised at the time; after is what the proposed
            settings would have made of the same mail, answers and pauses.

            """.ReplaceLineEndings("\n"),
            Output);
        Assert.All(Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        await StoreAsync(Week);
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(Settings["Storage:Path"], Cancellation);

        await RehearseAsync("--promises", Write("new.json", FourHours));

        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await File.ReadAllBytesAsync(Settings["Storage:Path"], Cancellation));
        Assert.Equal(["chatsla.db", "new.json"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_same_promise_changes_nothing()
    {
        await StoreAsync(Week);

        await RehearseAsync("--promises", Write("new.json", "{}"));

        Assert.Contains("Kept 66.7 % either way: nothing would change.", Output, StringComparison.Ordinal);
        Assert.DoesNotContain("By weekday", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_calendar_alone_can_be_rehearsed()
    {
        await StoreAsync(("bo@bolt.com", "2026-03-03 09:30", "2026-03-03 18:30"));

        await RehearseAsync("--promises", Write("new.json", """{ "Calendars": { "office": { "Zone": "Europe/Stockholm", "Hours": { "Tuesday": "09:00-19:00" } } } }"""));

        Assert.Contains("1 newly kept", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_may_be_promised_something_else()
    {
        await StoreAsync(Week);

        await RehearseAsync("--promises", Write("new.json", FourHours.Replace("\"Promise\": \"four-hours\"", "\"Customers\": [ { \"From\": \"acme.com\", \"Promise\": \"four-hours\" } ]", StringComparison.Ordinal)));

        Assert.Contains("1 newly missed, 0 newly kept.", Output, StringComparison.Ordinal);
        Assert.Contains("Support@contoso.com, mail from acme.com\n  before  same-day: ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_the_settings_no_longer_have_is_left_out_and_counted()
    {
        await StoreAsync(Week);
        Settings["Mailboxes:0:Address"] = "sales@contoso.com";

        await RehearseAsync("--promises", Write("new.json", "{}"));

        Assert.Contains("There is nothing to compare.", Output, StringComparison.Ordinal);
        Assert.Contains("6 queries are of mailboxes that the settings do not have, and left out.", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_written_with_every_text_escaped()
    {
        await StoreAsync(("<script>@acme.com", "2026-03-03 09:30", "2026-03-03 15:00"));

        await RehearseAsync("--promises", Write("new.json", FourHours), "--html", PathOf("out.html"));

        var page = await File.ReadAllTextAsync(PathOf("out.html"), Cancellation);
        Assert.Contains("&lt;script&gt;@acme.com", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"missed\" x=\"0\" width=\"100\"", page, StringComparison.Ordinal);
        Assert.Contains("out.html: the same as a page.", Output, StringComparison.Ordinal);
    }
}
