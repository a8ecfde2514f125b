using ChatSla.Core.Calendars;
using ChatSla.Core.Calendars.Holidays;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ChatSla.Tests.Time;

/// <summary>The section Calendars, as people write it.</summary>
public sealed class CalendarReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-calendar-").FullName;

    private readonly Dictionary<string, string?> given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Zone"] = "Europe/Stockholm",
        ["Hours:Monday"] = "09:00-17:00",
        ["Hours:Thursday"] = "09:00-17:00",
        ["Hours:Friday"] = "09:00-17:00",
        ["Country"] = "SE",
    };

    [Fact]
    public void A_country_closes_its_days_off_and_its_eves_and_leaves_half_days_open()
    {
        var calendar = Read();

        Assert.Equal("Långfredagen", calendar.Calendar.HolidayOn(Date("2027-03-26"))?.Name);
        Assert.Equal("Midsommarafton", calendar.Calendar.HolidayOn(Date("2027-06-25"))?.Name);
        Assert.Null(calendar.Calendar.HolidayOn(Date("2027-03-25")));
        Assert.Equal(("Skärtorsdagen", HolidayKind.Half, false), Imported(calendar, "2027-03-25"));
        Assert.Equal((2020, 2100), (calendar.Imported[0].On.Year, calendar.Imported[^1].On.Year));
    }

    [Fact]
    public void A_switch_closes_or_opens_one_imported_date_and_no_other()
    {
        given["HolidaySwitches:2027-03-25"] = "true";
        given["HolidaySwitches:2027-06-25"] = "False";
        var calendar = Read();

        Assert.Equal("Skärtorsdagen", calendar.Calendar.HolidayOn(Date("2027-03-25"))?.Name);
        Assert.NotEmpty(calendar.Calendar.OpeningsOn(Date("2027-06-25")));
        Assert.Empty(calendar.Calendar.OpeningsOn(Date("2028-06-23")));
        Assert.Equal(("Midsommarafton", HolidayKind.Eve, false), Imported(calendar, "2027-06-25"));
    }

    [Theory]
    [InlineData("2027-06-24", "nearest are 2027-06-06 Sveriges nationaldag and 2027-06-25 Midsommarafton.")]
    [InlineData("2101-01-01", "nearest are 2100-12-31 Nyårsafton.")]
    public void A_switch_for_a_date_that_nothing_imports_names_the_nearest_that_are(string date, string nearest)
    {
        given[$"HolidaySwitches:{date}"] = "false";

        var fault = Fault();
        Assert.StartsWith($"Calendars:office:HolidaySwitches:{date}: no holiday is imported for this date", fault, StringComparison.Ordinal);
        Assert.Contains(nearest, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_without_anything_imported_says_what_to_set()
    {
        given["Country"] = "";
        given["HolidaySwitches:2027-06-25"] = "false";

        Assert.Equal(
            "Calendars:office:HolidaySwitches:2027-06-25: no holiday is imported at all; set Country or HolidayFile, or write the day into Holidays or SpecialDays.", Fault());
    }

    [Theory]
    [InlineData("Country", "Sweden", "known are DE, DE-BB")]
    [InlineData("HolidaySwitches:2027-06-25", "closed", "\"closed\" is neither true")]
    [InlineData("HolidaySwitches:25 June", "true", "write it as 2026-12-24")]
    [InlineData("Changes:2027-02-01:Monday", "nine to five", "is not a shift")]
    [InlineData("Changes:2027-02-01:Mon", "09:00-17:00", "is no weekday")]
    [InlineData("Changes:February:Monday", "09:00-17:00", "write it as 2026-12-24")]
    [InlineData("HolidayFile", "no-such.ics", "no-such.ics cannot be read")]
    [InlineData("HolidayFile", "/", "/ cannot be read")]
    public void A_fault_is_told_once_by_its_key(string key, string value, string what)
    {
        given[key] = value;

        var fault = Fault();
        Assert.StartsWith($"Calendars:office:{(key.StartsWith("Changes:F", StringComparison.Ordinal) ? "Changes:February" : key)}: ", fault, StringComparison.Ordinal);
        Assert.Contains(what, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_country_is_the_only_fault_even_with_switches()
    {
        given["Country"] = "Sweden";
        given["HolidaySwitches:2027-06-25"] = "false";

        Assert.StartsWith("Calendars:office:Country: ", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_holiday_closes_beside_the_imported_and_a_switch_cannot_say_otherwise()
    {
        given["Holidays:0"] = "2027-03-25 Our own day";
        Assert.Equal("Our own day", Assert.Single(Read().Calendar.Holidays, day => day.On == Date("2027-03-25")).Name);

        given["Holidays:0"] = "2027-03-26 Our own day";
        Assert.Equal("Our own day", Assert.Single(Read().Calendar.Holidays, day => day.On == Date("2027-03-26")).Name);

        given["Holidays:0"] = "2027-03-25 Our own day";

        given["HolidaySwitches:2027-03-25"] = "false";
        Assert.StartsWith("Calendars:office:HolidaySwitches:2027-03-25: says that the day does not close", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_days_of_a_file_close_beside_a_countrys_and_can_be_switched()
    {
        given["HolidayFile"] = File("DTSTART;VALUE=DATE:20270325\nDTEND;VALUE=DATE:20270327\nSUMMARY:Retreat");
        given["HolidaySwitches:2027-03-26"] = "false";
        var calendar = Read();

        Assert.Equal("Skärtorsdagen / Retreat", calendar.Calendar.HolidayOn(Date("2027-03-25"))?.Name);
        Assert.NotEmpty(calendar.Calendar.OpeningsOn(Date("2027-03-26")));
        Assert.Equal(("Skärtorsdagen / Retreat", null, true), Imported(calendar, "2027-03-25"));
        Assert.Equal(("Långfredagen / Retreat", HolidayKind.Public, false), Imported(calendar, "2027-03-26"));
    }

    [Fact]
    public void The_faults_of_a_file_are_told_with_its_name_and_line()
    {
        given["HolidayFile"] = File("DTSTART:20270325T090000Z\nRRULE:FREQ=DAILY\nSUMMARY:Retreat");

        Assert.Equal([$"Calendars:office:HolidayFile: {given["HolidayFile"]} line 3 ", $"Calendars:office:HolidayFile: {given["HolidayFile"]} line 4 "],
            Faults().Select(fault => fault[..(fault.IndexOf(" has ", StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        var file = Path.Combine(folder, "latin.ics");
        System.IO.File.WriteAllBytes(file, [0x42, 0xE4, 0x0A]);
        given["HolidayFile"] = file;
        Assert.Equal($"Calendars:office:HolidayFile: {file} is not in UTF-8.", Fault());

        System.IO.File.WriteAllBytes(file, new byte[1024 * 1024 + 1]);
        Assert.Contains("larger than a megabyte", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_hours_hold_from_their_date_on()
    {
        given["Changes:2027-02-01:Monday"] = "08:00-12:00, 11:00-16:00";
        given["Changes:2027-03-01:monday"] = "closed";
        given["Changes:2027-03-01:Tuesday"] = "10:00-12:00";
        var calendar = Read().Calendar;

        Assert.Equal(["08:00-16:00", "", "", "", "", "10:00-12:00"], new[] { "2027-02-01", "2027-02-05", "2027-03-01", "2027-03-04", "2027-03-08", "2027-03-02" }.Select(OpenOn));
        Assert.Equal("09:00-17:00", OpenOn("2027-01-25"));

        string OpenOn(string date) => string.Join(", ", calendar.OpeningsOn(Date(date)).Select(open => $"{Local(open.Start)}-{Local(open.End)}"));
        string Local(Instant at) => at.InZone(calendar.Zone).ToString("HH:mm", null);
    }

    [Fact]
    public void A_change_to_nothing_is_refused_by_its_key()
    {
        given["Changes:2027-02-01"] = "";
        Assert.StartsWith("Calendars:office:Changes:2027-02-01: has no hours", Fault(), StringComparison.Ordinal);

        given.Remove("Changes:2027-02-01");
        given["Changes:2027-02-01:Monday"] = "closed";
        Assert.StartsWith("Calendars:office: The calendar \"office\" is never open", Fault(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string lines)
    {
        var file = Path.Combine(folder, "holidays.ics");
        System.IO.File.WriteAllText(file, $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
        return file;
    }

    private ConfiguredCalendar Read()
    {
        var (read, faults) = TryRead();
        Assert.Empty(faults.All);
        return read["Office"];
    }

    private string Fault() => Assert.Single(Faults());

    private IReadOnlyList<string> Faults() => TryRead().Faults.All;

    private (IReadOnlyDictionary<string, ConfiguredCalendar> Read, ChatSla.Time.Faults Faults) TryRead()
    {
        var options = new CalendarsOptions();
        new ConfigurationBuilder().AddInMemoryCollection(given.Select(one => KeyValuePair.Create($"Calendars:office:{one.Key}", one.Value))).Build().GetSection("Calendars").Bind(options);
        var faults = new ChatSla.Time.Faults();
        return (CalendarReader.Read(options, faults), faults);
    }

    private static (string Name, HolidayKind? Kind, bool Closes) Imported(ConfiguredCalendar calendar, string date) =>
        calendar.Imported.Where(holiday => holiday.On == Date(date)).Select(holiday => (holiday.Name, holiday.Kind, holiday.Closes)).Single();

    private static LocalDate Date(string date) => SettingText.Date(date);
}
