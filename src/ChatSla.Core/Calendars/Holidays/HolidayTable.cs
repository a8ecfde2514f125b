using NodaTime;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>What the law does with a holiday that falls on a Saturday or a Sunday.</summary>
internal enum Weekends
{
    /// <summary>It is lost.</summary>
    Stay,

    /// <summary>It moves to the next weekday that is not a holiday itself (United Kingdom).</summary>
    MoveOn,

    /// <summary>Saturday's moves to Friday, Sunday's to Monday (United States, federal).</summary>
    MoveToNearest,
}

/// <summary>The holidays of one country, or of a part of it.</summary>
internal sealed record HolidayTable(Weekends Weekends, IReadOnlyList<HolidayRule> Rules)
{
    /// <summary>By date; one a date.</summary>
    public IEnumerable<PublicHoliday> In(int year) =>
        Enumerable.Range(year - 1, 3).SelectMany(Dated) // 1 January 2028 is a Saturday, so Americans have 31 December 2027 off
            .Where(holiday => holiday.On.Year == year)
            .GroupBy(holiday => holiday.On)
            .Select(United)
            .OrderBy(holiday => holiday.On);

    private IEnumerable<PublicHoliday> Dated(int year)
    {
        var dated = Rules
            .Select(rule => rule.DateIn(year) is { } date ? new PublicHoliday(date, rule.Name, rule.Kind) : null)
            .OfType<PublicHoliday>().OrderBy(holiday => holiday.On).ToList();

        return Weekends switch
        {
            Weekends.Stay => dated,
            Weekends.MoveOn => MovedOn(dated),
            Weekends.MoveToNearest => dated.Select(MovedToNearest),
            _ => throw new InvalidOperationException($"There is no rule for {Weekends}."),
        };
    }

    private static IEnumerable<PublicHoliday> MovedOn(List<PublicHoliday> dated)
    {
        var taken = dated.Select(holiday => holiday.On).ToHashSet();
        foreach (var holiday in dated)
        {
            var date = holiday.On;
            while (IsWeekend(date) || (date != holiday.On && taken.Contains(date))) date = date.PlusDays(1);
            taken.Add(date);
            yield return date == holiday.On ? holiday : holiday with { On = date, Name = $"{holiday.Name} (substitute day)" };
        }
    }

    private static PublicHoliday MovedToNearest(PublicHoliday holiday) => holiday.On.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => holiday with { On = holiday.On.PlusDays(-1), Name = $"{holiday.Name} (observed)" },
        IsoDayOfWeek.Sunday => holiday with { On = holiday.On.PlusDays(1), Name = $"{holiday.Name} (observed)" },
        _ => holiday,
    };

    private static PublicHoliday United(IGrouping<LocalDate, PublicHoliday> sameDate)
    {
        var kind = sameDate.Min(holiday => holiday.Kind);
        return new PublicHoliday(sameDate.Key, string.Join(" / ", sameDate.Where(holiday => holiday.Kind == kind).Select(holiday => holiday.Name)), kind);
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
