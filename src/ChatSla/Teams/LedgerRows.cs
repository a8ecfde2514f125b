using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The stretches of a ledger as rows: closed time that hangs together is one row, and what is too long is folded where nobody looks.</summary>
public sealed class LedgerRows
{
    private const int KeptAtEnds = 4;

    private const int MostFoldsAndPoints = 6;

    private readonly Ledger ledger;
    private readonly LedgerDates dates;
    private readonly List<LedgerRow> rows = [];
    private bool isDueShown;

    private LedgerRows(Ledger ledger, LedgerDates dates) => (this.ledger, this.dates) = (ledger, dates);

    /// <param name="most">Not more rows than these.</param>
    /// <param name="ending">What ended the promise, in words; null while it runs.</param>
    public static IReadOnlyList<LedgerRow> Of(Ledger ledger, LedgerDates dates, string? ending, int most)
    {
        var made = new LedgerRows(ledger, dates);
        made.Fill(ending);
        return made.rows.Count <= most ? made.rows : made.Folded(most);
    }

    private void Fill(string? ending)
    {
        var isNowShown = ending is not null;
        Point(ledger.Promise.StartAt, ledger.Promise.Kind is PromiseKind.Update ? WhyStrings.OurLastWord : WhyStrings.MailReceived);
        foreach (var run in Runs())
        {
            if (run[0].IsOverdue) Due();
            if (run[0].IsAhead && !isNowShown) Now();
            isNowShown |= run[0].IsAhead;
            rows.Add(RowOf(run));
        }

        if (ending is not null) Point(ledger.EndedAt!.Value, ending);
        else if (!isNowShown) Now();
        if (ending is null && ledger.IsDueKnown) Due();
    }

    private void Now() => rows.Add(Row(LedgerRowKind.Now, dates.At(ledger.Now), WhyStrings.NowCounted.With(LedgerDates.Length(ledger.Counted)), ledger.Now));

    private void Due()
    {
        if (!isDueShown) Point(ledger.Promise.DueAt, WhyStrings.PromisedByThen);
        isDueShown = true;
    }

    private void Point(Instant at, string what) => rows.Add(Row(LedgerRowKind.Point, dates.At(at), what, at));

    private static LedgerRow Row(LedgerRowKind kind, string when, string what, Instant at) => new(kind, when, "", what, at, at, Duration.Zero);

    /// <summary>Closed lines beside each other are one run.</summary>
    private IEnumerable<IReadOnlyList<LedgerLine>> Runs()
    {
        var run = new List<LedgerLine>();
        foreach (var line in ledger.Lines)
        {
            if (run.Count > 0 && !(IsClosed(run[^1]) && IsClosed(line) && (run[^1].IsAhead, run[^1].IsOverdue) == (line.IsAhead, line.IsOverdue)))
            {
                yield return run;
                run = [];
            }

            run.Add(line);
        }

        if (run.Count > 0) yield return run;
    }

    private LedgerRow RowOf(IReadOnlyList<LedgerLine> run)
    {
        var (first, to, counted) = (run[0], run[^1].To, run[0].Counted);
        var change = dates.Change(first.From, to) is { } text ? $"; {text}" : "";
        var (kind, amount, what) = first switch
        {
            { Skipped: null } => (LedgerRowKind.Counted, LedgerDates.Length(counted), first switch
            {
                { IsOverdue: true } => WhyStrings.OverThePromise,
                { IsAhead: true } => WhyStrings.WillCount,
                _ => WhyStrings.Counted,
            }),
            { Skipped: SkippedBecause.Paused } => (LedgerRowKind.Paused, "", PauseText(first)),
            _ => (LedgerRowKind.Skipped, "", WhyStrings.NotCounted.With(ClosedText(run))),
        };
        return new LedgerRow(kind, dates.Span(first.From, to), amount, what + change, first.From, to, counted);
    }

    private static bool IsClosed(LedgerLine line) => line.Skipped is not null and not SkippedBecause.Paused;

    private string PauseText(LedgerLine line)
    {
        var began = line.Pause!.Began;
        if (line.IsAhead) return WhyStrings.StillPaused;

        var (note, length) = (CardText.Cut(CardText.OneLine(began.Note), 120), LedgerDates.Length(line.Working));
        return WhyStrings.PausedBy.With(began.By.Name, PromiseWords.WaitingFor(began.For), note, ledger.IsByTheWallClock ? length : DateStrings.OfWorkingTime.With(length));
    }

    private string ClosedText(IReadOnlyList<LedgerLine> run)
    {
        var told = run.Any(line => line.Skipped is not SkippedBecause.Hours) ? run.Where(line => line.Skipped is not SkippedBecause.Hours) : run;
        return string.Join(", ", told.Select(ClosedText).Distinct());
    }

    private string ClosedText(LedgerLine line)
    {
        var (first, last) = (line.From.InZone(dates.Zone).Date, (line.To - Duration.Epsilon).InZone(dates.Zone).Date);
        return line switch
        {
            { Skipped: SkippedBecause.Holiday, Holiday: { } holiday } => CardText.Cut(CardText.OneLine(holiday.Name), 60),
            { Skipped: SkippedBecause.SpecialDay } => WhyStrings.ClosedThatDay,
            { Skipped: SkippedBecause.DayOff } => first.DayOfWeek >= IsoDayOfWeek.Saturday && last.DayOfWeek >= IsoDayOfWeek.Saturday ? WhyStrings.Weekend : WhyStrings.DayOff,
            _ when first != last => WhyStrings.Night,
            _ => IsBreak(line, ledger.Policy.Calendar.OpeningsOn(first)) ? WhyStrings.Break : WhyStrings.OutsideHours,
        };
    }

    private static bool IsBreak(LedgerLine line, IReadOnlyList<Interval> openings) =>
        openings.Any(opening => opening.End <= line.From) && openings.Any(opening => opening.Start >= line.To);

    /// <summary>The beginning, the end, what lies around now and what happened stay.</summary>
    private List<LedgerRow> Folded(int most)
    {
        var now = rows.FindIndex(row => row.Kind is LedgerRowKind.Now) is >= 0 and var at ? at : rows.Count - 1;
        var around = (most - (2 * KeptAtEnds) - MostFoldsAndPoints) / 2;
        var centre = Math.Clamp(now, KeptAtEnds + around, rows.Count - KeptAtEnds - 1 - around);
        var folded = new List<LedgerRow>();
        var hidden = new List<LedgerRow>();
        foreach (var (index, row) in rows.Index())
        {
            if (row.Kind is not (LedgerRowKind.Point or LedgerRowKind.Now) && index >= KeptAtEnds && index < rows.Count - KeptAtEnds && Math.Abs(index - centre) > around)
            {
                hidden.Add(row);
                continue;
            }

            folded.AddRange(Fold(hidden));
            hidden.Clear();
            folded.Add(row);
        }

        return folded;
    }

    private IEnumerable<LedgerRow> Fold(List<LedgerRow> hidden) => hidden is not [var first, _, ..] ? hidden.ToList() :
    [
        new LedgerRow(
            LedgerRowKind.Folded, dates.Span(first.From, hidden[^1].To), LedgerDates.Length(Sum(hidden)), (first.From < ledger.Now ? WhyStrings.CountedInRows : WhyStrings.WillCountInRows).With(hidden.Count), first.From, hidden[^1].To, Sum(hidden)),
    ];

    private static Duration Sum(List<LedgerRow> some) => some.Aggregate(Duration.Zero, (sum, row) => sum + row.Counted);
}
