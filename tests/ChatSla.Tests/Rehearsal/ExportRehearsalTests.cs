namespace ChatSla.Tests.Rehearsal;

/// <summary>chatsla rehearse on a mailbox's export.</summary>
public sealed class ExportRehearsalTests : RehearsalFixture
{
    [Fact]
    public async Task An_export_is_compared_under_both_promises()
    {
        var csv = Write("export.csv", """"
            Received;Subject;First answered;From
            2026-03-03 09:30;Hello;2026-03-03 15:00;Karin Lund <karin@acme.com>
            2026-03-03T08:30:00Z;"One; ""two""
            three";2026-03-03T13:00:00+01:00;karin@acme.com
            2026-03-06 16:55;Late;2026-03-09 12:30;"Bolt ""AB"""
            2026-03-06 16:55;Never;;Bolt

            """");

        await RehearseAsync("--promises", Write("new.json", FourHours), "--csv", csv);

        Assert.Contains("Rehearsal of 4 mails of export.csv, 3 Mar 2026 to 6 Mar 2026", Output, StringComparison.Ordinal);
        Assert.Contains("Kept 50.0 % before, 50.0 % after: 1 newly missed, 1 newly kept.", Output, StringComparison.Ordinal);
        Assert.Contains("\nBolt \"AB\"                    0            | ##########      1", Output, StringComparison.Ordinal);
        Assert.Contains("\nKarin Lund <karin@ac...      1 ########## |                 0", Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Settings["Storage:Path"]));
    }

    [Fact]
    public async Task Local_times_are_of_the_zone_that_is_given()
    {
        var csv = Write("export.csv", "received,answered\n2026-03-03 09:30,2026-03-03 11:00\n");

        await RehearseAsync("--promises", Write("new.json", FourHours), "--csv", csv, "--zone", "America/New_York");

        // 15:30 to 17:00 in Stockholm: after the cut-off, and half past twelve the next day within four hours.
        Assert.Contains("Kept 100.0 % either way", Output, StringComparison.Ordinal);
        Assert.Contains("Amber                   0        0        0", Output, StringComparison.Ordinal);
        Assert.DoesNotContain("By customer", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_that_cannot_be_read_is_reported_and_the_run_goes_on()
    {
        var csv = Write("export.csv", """
            received,first answered,customer
            2026-03-03 09:30,2026-03-03 13:00,Acme
            03/04/2026 09:30,,Acme
            2026-02-30 09:30,,Acme
            2026-03-03 09:30,soon,Acme
            2026-03-03 09:30,2026-03-02 13:00,Acme
            2026-03-03 09:30,Acme
            2026-03-03 09:30,,"Acme
            2026-03-03 09:30,,A "great" customer
            2026-03-03 09:30,,"Acme" AB
            ,,Acme
            2026-03-03 09:30,2026-03-03 13:00,"Acme
            AB"
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-03-03 09:30,2026-03-03 13:00,Acme
            2026-02-01 09:30,2026-02-01 13:00,Acme
            """);

        var code = await RunAsync("--promises", Write("new.json", FourHours), "--csv", csv, "--since", "2026-03-01");

        Assert.Equal(
            """
            export.csv, line 3: "03/04/2026 09:30" is no time; write it as 2026-10-01T09:15:00Z or 2026-10-01 09:15.
            export.csv, line 4: "2026-02-30 09:30" is no time; write it as 2026-10-01T09:15:00Z or 2026-10-01 09:15.
            export.csv, line 5: "soon" is no time; write it as 2026-10-01T09:15:00Z or 2026-10-01 09:15.
            export.csv, line 6: it was answered (2026-03-02 13:00) before it was received (2026-03-03 09:30).
            export.csv, line 7: it has 2 columns, the header 3.
            export.csv, line 8: a quote is not closed.
            export.csv, line 9: a quote stands inside a field that does not begin with one.
            export.csv, line 10: text follows a closing quote.
            export.csv, line 11: it does not say when the mail was received.

            """.ReplaceLineEndings("\n"),
            Error);
        Assert.Equal(0, code);
        Assert.Contains("Rehearsal of 9 mails of export.csv", Output, StringComparison.Ordinal);
        Assert.Contains("1 mail was received outside the period.", Output, StringComparison.Ordinal);
        Assert.Contains("9 lines of the export could not be read and are listed on standard error.", Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_unreadable_lines_than_readable_ones_are_an_error()
    {
        var csv = Write("export.csv", "received,answered\n2026-03-03 09:30,\nyesterday,\ntoday,\n");

        Assert.Equal(2, await RunAsync("--promises", Write("new.json", FourHours), "--csv", csv));

        Assert.EndsWith("--csv: 2 of 3 lines of export.csv cannot be read, more than half, so nothing is compared.\n", Error, StringComparison.Ordinal);
        Assert.Empty(Output);
    }

    [Theory]
    [InlineData("received,answered", ',')]
    [InlineData("receivedDateTime;first_answered", ';')]
    [InlineData("\"Date received\"\tFirst response", '\t')]
    [InlineData("Received,First Answered At", ',')]
    public async Task Columns_are_found_by_their_names(string header, char separator)
    {
        var csv = Write("export.csv", $"{header}\r\n2026-03-03 09:30{separator}2026-03-03 13:00\r\n");

        await RehearseAsync("--promises", Write("new.json", FourHours), "--csv", csv);

        Assert.Contains("Rehearsal of 1 mail of export.csv", Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--csv: the file is empty")]
    [InlineData("2026-03-03 09:30,2026-03-03 13:00,Acme\n", "--csv: the header in line 1 names no column that says when a mail was received")]
    [InlineData("received,customer\n", "--csv: the header in line 1 names no column that says when it was first answered")]
    public async Task A_header_is_required(string text, string sentence)
    {
        Assert.Equal(2, await RunAsync("--promises", Write("new.json", FourHours), "--csv", Write("export.csv", text)));

        Assert.StartsWith(sentence, Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsing_the_same_promise_changes_nothing_of_a_long_export()
    {
        var random = new Random(7);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var lines = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var received = start.AddMinutes(random.Next(400_000));
            return $"{received:yyyy-MM-dd HH:mm},{received.AddMinutes(random.Next(3000)):yyyy-MM-dd HH:mm},\"Customer {random.Next(50)},\nand more\"";
        });

        await RehearseAsync("--promises", Write("new.json", "{}"), "--csv", Write("export.csv", $"received,answered,customer\n{string.Join('\n', lines)}"), "--until", "2026-12-31");

        Assert.Contains("Rehearsal of 20,000 mails", Output, StringComparison.Ordinal);
        Assert.Contains("either way: nothing would change.", Output, StringComparison.Ordinal);
    }
}
