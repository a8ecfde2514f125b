namespace ChatSla.Core.Calendars.Holidays;

/// <summary>
/// The holidays of an iCalendar file (RFC 5545): whole days, once or every year. The reader is our own and strict: what it does not
/// understand is a fault and never a day lost in silence (docs/decisions/0007-own-holiday-rules.md).
/// </summary>
/// <param name="Holidays">In order, from 2020 to 2100; two that fall on one date are both here.</param>
/// <param name="Faults">In order. With any, the holidays are not to be used.</param>
public sealed record HolidayFile(IReadOnlyList<Holiday> Holidays, IReadOnlyList<HolidayFileFault> Faults)
{
    private static readonly string[] Ignored = ["VTIMEZONE", "VALARM"];

    /// <param name="text">The whole file. Lines may end with CR LF, as they should, or LF.</param>
    public static HolidayFile Read(string text)
    {
        var faults = new List<HolidayFileFault>();
        var holidays = new List<Holiday>();
        var open = new Stack<(HolidayFileLine Begin, HolidayFileEvent? Event)>();

        foreach (var (number, unfolded) in HolidayFileLine.Unfold(text))
        {
            if (HolidayFileLine.Parse(number, unfolded) is not { } line) faults.Add(new HolidayFileFault(number, "is no line of a calendar, which reads NAME:VALUE."));
            else if (line.Name == "BEGIN") Begin(line);
            else if (line.Name == "END") End(line);
            else if (open.TryPeek(out var inner)) inner.Event?.Add(line);
            else faults.Add(new HolidayFileFault(number, "stands outside of BEGIN:VCALENDAR and END:VCALENDAR."));
        }

        faults.AddRange(open.Select(left => new HolidayFileFault(left.Begin.Number, $"begins {left.Begin.Value}, which has no END.")));
        if (faults.Count == 0 && holidays.Count == 0)
            faults.Add(new HolidayFileFault(1, $"begins a file without any holiday from {PublicHolidays.FirstYear} to {PublicHolidays.LastYear}."));
        return new HolidayFile([.. holidays.OrderBy(holiday => holiday.On)], [.. faults.OrderBy(fault => fault.Line)]);

        void Begin(HolidayFileLine line)
        {
            var expected = (open.Count, line.Value) switch
            {
                (0, "VCALENDAR") or (1, "VEVENT") => true,
                (1, var name) when !Ignored.Contains(name) => false,
                (0, _) => false,
                _ => true,
            };
            if (!expected) faults.Add(new HolidayFileFault(line.Number, $"begins {line.Value}, which is not understood here; only events (VEVENT) in a VCALENDAR are."));
            open.Push((line, open.Count == 1 && line.Value == "VEVENT" ? new HolidayFileEvent(line.Number) : null));
        }

        void End(HolidayFileLine line)
        {
            if (!open.TryPeek(out var inner) || inner.Begin.Value != line.Value)
            {
                faults.Add(new HolidayFileFault(line.Number, $"ends {line.Value}, which is not what was begun last."));
                return;
            }

            open.Pop();
            if (inner.Event is not { } ended) return;
            holidays.AddRange(ended.Holidays());
            faults.AddRange(ended.Faults);
        }
    }
}

/// <summary>What is wrong with a line of a file, as the rest of a sentence that begins with the line.</summary>
/// <param name="Line">Counted from 1.</param>
public sealed record HolidayFileFault(int Line, string What);
