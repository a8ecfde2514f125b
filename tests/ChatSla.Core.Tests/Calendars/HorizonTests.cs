using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class HorizonTests
{
    [Fact]
    public void A_week_without_a_shift_is_refused_even_with_special_days()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Calendar.In("UTC", "", special: "2026-05-02 10:00-12:00", name: "Spares"));
        Assert.StartsWith("The calendar \"Spares\" is never open in 370 days.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(51, true)] // a desk of Mondays: without 51 of them it is closed for 363 days, without 52 for 370
    [InlineData(52, false)]
    public void Holidays_may_not_close_a_calendar_for_370_days(int mondays, bool accepted)
    {
        var holidays = Enumerable.Range(0, mondays).Select(week => new Holiday(new LocalDate(2026, 1, 5).PlusWeeks(week), "Closed"));
        var refusal = Record.Exception(() => new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("mon 09:00-17:00"), holidays));
        Assert.Equal(accepted, refusal is null);
    }

    [Theory]
    [InlineData(51, true)]
    [InlineData(52, false)]
    public void Nor_may_special_days_without_shifts(int mondays, bool accepted)
    {
        var closed = Enumerable.Range(0, mondays).ToDictionary(week => new LocalDate(2026, 1, 5).PlusWeeks(week), IReadOnlyList<Shift> (_) => []);
        var refusal = Record.Exception(() => new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("mon 09:00-17:00"), specialDays: closed));
        Assert.Equal(accepted, refusal is null);
    }

    [Fact]
    public void Holidays_at_the_ends_of_time_are_harmless()
    {
        Holiday[] holidays = [new(LocalDate.MinIsoValue, "First"), new(LocalDate.MaxIsoValue, "Last")];
        var calendar = new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), holidays);
        Assert.True(calendar.IsOpen(Calendar.At("2026-03-03 10:00")));
    }

    [Fact]
    public void A_night_at_the_edge_of_what_is_known_is_open_all_the_same()
    {
        const string nights = "mon 22:00-06:00; tue 22:00-06:00; wed 22:00-06:00; thu 22:00-06:00; fri 22:00-06:00; sat 22:00-06:00; sun 22:00-06:00";
        var asked = Calendar.At("2026-03-03 10:00");
        int[] edges = [-365, 365];

        Assert.All(edges.SelectMany(edge => Enumerable.Range(-72, 144), (edge, hour) => asked + Duration.FromDays(edge) + Duration.FromHours(hour)), at =>
        {
            var calendar = Calendar.In("UTC", nights);
            _ = calendar.IsOpen(asked);
            Assert.Equal(at.InUtc().Hour is >= 22 or < 6, calendar.IsOpen(at));
        });
    }

    [Fact]
    public void What_lies_too_far_away_is_an_error_that_names_the_calendar()
    {
        var calendar = Calendar.In("UTC", "09:00-17:00", name: "Spares");
        var now = Calendar.At("2026-03-03 10:00");

        Assert.All<Action>(
            [
                () => calendar.Add(now, Duration.FromDays(1000 * 366)),
                () => calendar.Add(now, Duration.FromHours(2100 * 200)),
                () => calendar.Add(now, Duration.FromHours(-2100 * 200)),
                () => calendar.Add(now, Duration.MinValue),
                () => calendar.Elapsed(now, Instant.MaxValue),
                () => calendar.IsOpen(Instant.MinValue),
                () => calendar.NextOpening(Instant.MaxValue),
                () => calendar.WorkingDay(new LocalDate(2200, 1, 1), 1),
            ],
            ask => Assert.Contains("\"Spares\"", Assert.Throws<InvalidOperationException>(ask).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_the_questions_does_not_change_the_answers()
    {
        var years = Enumerable.Range(0, 24).Select(step => Instant.FromUtc(1950 + (5 * step), 7, 1, 12, 0)).ToList();
        var forwards = Calendar.In("Europe/Stockholm", "09:00-17:00");
        var backwards = Calendar.In("Europe/Stockholm", "09:00-17:00");

        var asked = years.Select(at => forwards.Add(at, Duration.FromHours(30))).ToList();
        var reversed = Enumerable.Reverse(years).Select(at => backwards.Add(at, Duration.FromHours(30))).Reverse();

        Assert.Equal(asked, reversed);
        Assert.All(years.Zip(asked), span => Assert.Equal(Duration.FromHours(30), forwards.Elapsed(span.First, span.Second)));
    }

    [Fact]
    public void Many_threads_may_ask_while_it_grows()
    {
        var calendar = Calendar.In("Europe/Stockholm", "09:00-17:00");
        var alone = Calendar.In("Europe/Stockholm", "09:00-17:00");
        var first = Instant.FromUtc(1990, 1, 1, 0, 0);
        var starts = Enumerable.Range(0, 200).Select(step => first + Duration.FromDays(step * 7919 % 20000)).ToList();
        var answers = new Instant[starts.Count];

        var eight = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        Parallel.For(0, starts.Count, eight, i => answers[i] = calendar.Add(starts[i], Duration.FromHours(100)));

        Assert.Equal(starts.Select(start => alone.Add(start, Duration.FromHours(100))), answers);
    }
}
