using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Tests.Time;

public sealed class DueTextTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    /// <summary>Said on Thursday, 3 December 2026, at 10:00 in Stockholm.</summary>
    [Theory]
    [InlineData("2026-12-03T16:00:00Z", "17:00 today")]
    [InlineData("2026-12-03T08:05:00Z", "09:05 today")]
    [InlineData("2026-12-03T23:00:00Z", "00:00 tomorrow")]
    [InlineData("2026-12-04T11:00:00Z", "12:00 tomorrow")]
    [InlineData("2026-12-02T22:59:00Z", "23:59 yesterday")]
    [InlineData("2026-12-07T11:00:00Z", "Mon 12:00")]
    [InlineData("2026-12-09T11:00:00Z", "Wed 12:00")]
    [InlineData("2026-12-10T11:00:00Z", "Thu 10 Dec 12:00")]
    [InlineData("2026-12-01T11:00:00Z", "Tue 1 Dec 12:00")]
    [InlineData("2027-01-11T11:00:00Z", "11 Jan 2027 12:00")]
    public void An_instant_is_said_as_a_time_and_a_day_never_as_a_distance(string at, string said) =>
        Assert.Equal(said, DueText.At(Read(at), Read("2026-12-03T09:00:00Z"), Stockholm));

    [Theory]
    [InlineData("2026-12-03T08:05:00Z", "09:05")]
    [InlineData("2026-12-02T08:05:00Z", "Wed 09:05")]
    public void A_line_of_history_says_the_day_only_where_it_is_another(string at, string said) =>
        Assert.Equal(said, DueText.Brief(Read(at), Read("2026-12-03T09:00:00Z"), Stockholm));

    [Theory]
    [InlineData(0, "under a minute")]
    [InlineData(59, "under a minute")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(4680, "1 h 18 min")]
    [InlineData(86399, "23 h 59 min")]
    [InlineData(86400, "1 d 0 h")]
    [InlineData(183600, "2 d 3 h")]
    [InlineData(-4680, "1 h 18 min")]
    public void A_length_is_said_in_hours_and_minutes(int seconds, string said) => Assert.Equal(said, DueText.Length(Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData("2h", 120)]
    [InlineData("2 h", 120)]
    [InlineData("1h30", 90)]
    [InlineData("1h 30min", 90)]
    [InlineData("90min", 90)]
    [InlineData("90m", 90)]
    [InlineData(" 120s ", 2)]
    [InlineData("60s", 1)]
    [InlineData("1h30s", 60.5)]
    [InlineData("1m 30s", 1.5)]
    [InlineData("PT1H30M", 90)]
    [InlineData("0h", 0)]
    public void A_length_is_read_as_people_write_it(string text, double minutes) => Assert.Equal(Duration.FromMinutes(minutes), SettingText.Span(text));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("90")]
    [InlineData("1h30 15")]
    [InlineData("1d")]
    [InlineData("P1D")]
    [InlineData("P1DT2H")]
    [InlineData("2 days")]
    [InlineData("-2h")]
    [InlineData("two hours")]
    public void Days_are_no_length_and_neither_is_nonsense(string text) =>
        Assert.Contains("is not a length of time", Assert.Throws<FormatException>(() => SettingText.Span(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("15:00", 15, 0)]
    [InlineData(" 9:30 ", 9, 30)]
    [InlineData("00:00", 0, 0)]
    public void A_time_of_day_is_read(string text, int hour, int minute) => Assert.Equal(new LocalTime(hour, minute), SettingText.Time(text));

    [Theory]
    [InlineData("")]
    [InlineData("24:00")]
    [InlineData("3 pm")]
    [InlineData("15.00")]
    public void What_is_no_time_of_day_is_refused(string text) => Assert.Throws<FormatException>(() => SettingText.Time(text));

    [Fact]
    public void A_date_is_read_and_what_is_none_refused()
    {
        Assert.Equal(new LocalDate(2026, 12, 24), SettingText.Date(" 2026-12-24"));
        Assert.Throws<FormatException>(() => SettingText.Date("2026-02-30"));
        Assert.Throws<FormatException>(() => SettingText.Date("24/12/2026"));
    }

    private static Instant Read(string at) => InstantPattern.General.Parse(at).Value;
}
