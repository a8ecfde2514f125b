using System.CommandLine;
using ChatSla.Preview;
using ChatSla.Tests.Time;
using Microsoft.Extensions.Configuration;

namespace ChatSla.Tests.Preview;

/// <summary>chatsla calendar.</summary>
public sealed class CalendarCommandTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private readonly Dictionary<string, string?> given = new()
    {
        ["Bot:AppId"] = "no id, and no matter here",
        ["Bot:Misspelt"] = "no matter either",
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-12:00, 13:00-17:00",
        ["Calendars:office:Hours:Tuesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Wednesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Thursday"] = "09:00-17:00",
        ["Calendars:office:Hours:Friday"] = "09:00-15:30",
        ["Calendars:office:Country"] = "SE",
        ["Calendars:office:SpecialDays:2026-12-23"] = "09:00-13:00",
        ["Calendars:office:HolidaySwitches:2027-01-05"] = "true",
        ["Calendars:office:Holidays:0"] = "2027-05-07 Klämdag",
    };

    [Fact]
    public async Task The_days_around_Christmas_are_shown_with_the_reason_of_each_that_is_closed()
    {
        Assert.Equal(0, await RunAsync("office", "--from", "2026-12-21", "--days", "14"));

        Assert.Equal("""
            Calendar office, Europe/Stockholm, Mon 21 Dec 2026 to Sun 3 Jan 2027

            Mon 21 Dec  09:00-12:00 CET  7 h
                        13:00-17:00 CET
            Tue 22 Dec  09:00-17:00 CET  8 h
            Wed 23 Dec  09:00-13:00 CET  4 h  special day
            Thu 24 Dec  closed                Julafton
            Fri 25 Dec  closed                Juldagen
            Sat 26 Dec  closed                Annandag jul
            Sun 27 Dec  closed                weekend
            Mon 28 Dec  09:00-12:00 CET  7 h
                        13:00-17:00 CET
            Tue 29 Dec  09:00-17:00 CET  8 h
            Wed 30 Dec  09:00-17:00 CET  8 h
            Thu 31 Dec  closed                Nyårsafton
            Fri  1 Jan  closed                Nyårsdagen
            Sat  2 Jan  closed                weekend
            Sun  3 Jan  closed                weekend

            Open on 6 of 14 days, 42 h in all.

            """.ReplaceLineEndings(), output.ToString());
    }

    [Fact]
    public async Task A_year_lists_every_holiday_with_its_kind_and_its_switch_and_says_how_to_switch()
    {
        Assert.Equal(0, await RunAsync("--days", "1", "--year", "2027"));

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Contains("Holidays of 2027 in calendar office (rules checked until 2030)", lines);
        Assert.Contains("Fri  1 Jan  public  closed            Nyårsdagen", lines);
        Assert.Contains("Tue  5 Jan  half    closed, switched  Trettondagsafton", lines);
        Assert.Contains("Thu 25 Mar  half    open              Skärtorsdagen", lines);
        Assert.Contains("Fri  7 May  own     closed            Klämdag", lines);
        Assert.Contains("Fri 25 Jun  eve     closed            Midsommarafton", lines);
        Assert.Contains("  \"HolidaySwitches\": { \"2027-03-25\": true }", lines);
        Assert.Equal(21, lines.Count(line => line.Contains("closed  ", StringComparison.Ordinal) || line.Contains("open  ", StringComparison.Ordinal) || line.Contains("switched  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_special_day_beats_a_holiday_in_the_list_too_and_a_year_may_have_none()
    {
        given["Calendars:office:SpecialDays:2027-06-25"] = "09:00-12:00";
        given["Calendars:office:SpecialDays:2027-05-07"] = "09:00-12:00";
        await RunAsync("--year", "2027");
        Assert.Contains("Fri 25 Jun  eve     special day       Midsommarafton", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Fri  7 May  own     special day       Klämdag", output.ToString(), StringComparison.Ordinal);

        given["Calendars:office:Holidays:0"] = "2027-03-25 Our own day";
        await RunAsync("--year", "2027", "--from", "2027-03-25", "--days", "1");
        Assert.Contains($"Thu 25 Mar  closed    Our own day{Environment.NewLine}", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Thu 25 Mar  half    closed            Skärtorsdagen", output.ToString(), StringComparison.Ordinal);

        given["Calendars:office:Country"] = null;
        given.Remove("Calendars:office:HolidaySwitches:2027-01-05");
        await RunAsync("--year", "2028");
        Assert.Contains($"Holidays of 2028 in calendar office{Environment.NewLine}{Environment.NewLine}None.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_all_calendars_are_shown_from_their_own_today_on()
    {
        given["Calendars:night:Zone"] = "Pacific/Pago_Pago";
        given["Calendars:night:Hours:Monday"] = "22:00-06:00";

        Assert.Equal(0, await RunAsync());

        Assert.Contains("Calendar night, Pacific/Pago_Pago, Mon 2 Mar 2026 to Sun 15 Mar 2026", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Calendar office, Europe/Stockholm, Tue 3 Mar 2026 to Mon 16 Mar 2026", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE-BY", "2027-08-15")]
    [InlineData("GB-NIR", "2022-09-19")]
    public async Task No_line_is_wider_than_a_terminal_and_what_is_cut_goes_on_below(string country, string from)
    {
        given["Calendars:office:Country"] = country;
        given.Remove("Calendars:office:HolidaySwitches:2027-01-05");
        given["Calendars:office:Hours:Friday"] = "22:00-06:00";

        await RunAsync("--from", from, "--days", "40", "--year", "2027");

        Assert.All(output.ToString().Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(country == "DE-BY", output.ToString().Contains("Mariä Himmelfahrt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"factory\" is no calendar; the section Calendars has: office.", "factory")]
    [InlineData("the calendar was given 2 times", "office", "factory")]
    [InlineData("--from: \"Monday\" is not a date", "--from", "Monday")]
    [InlineData("--from: 2101-01-01 is not in 2020 to 2099", "--from", "2101-01-01")]
    [InlineData("--from has no value", "--from")]
    [InlineData("--days: \"0\" is not a number from 1 to 400", "--days", "0")]
    [InlineData("--days: \"many\" is not a number", "--days", "many")]
    [InlineData("--days was given 2 times", "--days", "1", "--days", "2")]
    [InlineData("--year: \"2019\" is not a number from 2020 to 2100", "--year", "2019")]
    [InlineData("\"--week\" is not known to chatsla calendar", "--week", "3")]
    public async Task What_is_wrong_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.StartsWith(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Faults_of_the_calendars_are_all_told_and_those_of_other_sections_are_not()
    {
        given["Calendars:office:Zone"] = "Stockholm";
        given["Calendars:office:Contry"] = "SE";

        Assert.Equal(2, await RunAsync("office"));

        Assert.StartsWith("The configuration has 2 faults:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Calendars:office:Zone: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Calendars:office:Contry: is not a setting", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_calendar_it_says_where_settings_are_read_from()
    {
        given.Clear();

        Assert.Equal(2, await RunAsync());
        Assert.Contains("appsettings.json in this folder", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_knows_the_command() =>
        Assert.Equal(2, typeof(ChatSlaProgram).Assembly.EntryPoint!.Invoke(null, [new[] { "calendar", "--days", "0" }]));

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        var command = CalendarCommand.Create(
            () => new ConfigurationBuilder().AddInMemoryCollection(given).Build(), new StillClock());
        return command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
    }
}
