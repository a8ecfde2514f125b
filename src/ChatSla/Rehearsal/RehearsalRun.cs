using System.Globalization;
using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Time;
using NodaTime;
using static ChatSla.Rehearsal.RehearsalReport;

namespace ChatSla.Rehearsal;

/// <summary>One rehearsal, from what was asked for to its report.</summary>
public sealed class RehearsalRun(RehearsalOrder order, Offline offline, AgreedSettings proposed)
{
    private readonly Instant now = offline.Clock.Now;
    private readonly MailboxPolicies before = new(offline.Settings.Mailboxes, offline.Settings.Agreements);
    private readonly MailboxPolicies after = new(proposed.Mailboxes, proposed.Agreements);

    /// <exception cref="OrderException">It cannot be held as it was asked for.</exception>
    public Task<RehearsalReport> ReportAsync(ProgressLine progress, TextWriter error, CancellationToken cancellation)
    {
        if (order.Mailbox is { } address && proposed.Mailboxes.Find(address) is null)
            throw new OrderException($"--mailbox: \"{address}\" is not in the settings; there are: {string.Join(", ", proposed.Mailboxes.Addresses)}.");

        return order.Csv is { } csv ? ReportExportAsync(csv, progress, error, cancellation) : ReportStoredAsync(progress, cancellation);
    }

    private async Task<RehearsalReport> ReportStoredAsync(ProgressLine progress, CancellationToken cancellation)
    {
        var mailboxes = order.Mailbox is { } address ? [proposed.Mailboxes[address]] : proposed.Mailboxes.All;
        var period = order.PeriodIn(mailboxes[0].Zone);
        var part = await new StoredMail(offline.Database, proposed.Mailboxes, after, order.Mailbox, period, now).RehearseAsync(progress, cancellation);
        progress.Clear();

        var names = await StoredMail.NamesAsync(offline.Database, part.Figures.MostChanged(10).Select(one => one.Customer), cancellation);
        return Report(part, $"{Count(part.Compared, "stored query", "stored queries")}", period, mailboxes, names);
    }

    private async Task<RehearsalReport> ReportExportAsync(string csv, ProgressLine progress, TextWriter error, CancellationToken cancellation)
    {
        var mailbox = MailboxOfExport();
        var zone = mailbox.Zone;
        var period = order.PeriodIn(zone);
        var mail = new CsvMail(customer => new Sides(before.For(mailbox.Address, customer), after.For(mailbox.Address, customer)), period, zone, order.Zone ?? zone, now);
        var part = mail.Rehearse(csv, progress, cancellation);
        progress.Clear();

        foreach (var (line, because) in part.Unreadable) await error.WriteLineAsync($"{Path.GetFileName(csv)}, line {line}: {because}.");
        var read = part.Compared + part.Outside;
        if (part.Unreadable.Count > read)
            throw new OrderException($"--csv: {Number(part.Unreadable.Count)} of {Number(part.Unreadable.Count + read)} lines of {Path.GetFileName(csv)} cannot be read, more than half, so nothing is compared.");

        return Report(part, $"{Count(part.Compared, "mail", "mails")} of {Path.GetFileName(csv)}", period, [mailbox], new Dictionary<string, string>());
    }

    private WatchedMailbox MailboxOfExport() => order.Mailbox is { } address ? proposed.Mailboxes[address] : proposed.Mailboxes.All is [var only]
        ? only
        : throw new OrderException($"--mailbox: say which mailbox the file was exported from: {string.Join(", ", proposed.Mailboxes.Addresses)}.");

    private RehearsalReport Report(RehearsalPart part, string what, Interval period, IReadOnlyList<WatchedMailbox> mailboxes, IReadOnlyDictionary<string, string> names)
    {
        var zone = order.Zone ?? mailboxes[0].Zone;
        var agreements = mailboxes.SelectMany(AgreementsOf).ToList();
        return new RehearsalReport(what, When(part, period, zone), agreements, part.Figures, names, [.. Notes(part)]);
    }

    /// <summary>The mailbox's own, and then each of those customers who are promised something else on either side.</summary>
    private IEnumerable<ComparedAgreement> AgreementsOf(WatchedMailbox mailbox)
    {
        var choices = offline.Settings.Mailboxes.Find(mailbox.Address)?.Book.Choices ?? [];
        yield return Compared(mailbox.Address, null);
        foreach (var from in choices.Concat(mailbox.Book.Choices).Select(choice => choice.From).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
            yield return Compared($"{mailbox.Address}, mail from {from}", from.Contains('@', StringComparison.Ordinal) ? from : $"@{from}");

        ComparedAgreement Compared(string whose, string? customer) =>
            new(whose, before.For(mailbox.Address, customer).At(now), after.For(mailbox.Address, customer).At(now));
    }

    /// <summary>The days from the first to the last mail, or those that were asked for.</summary>
    private static string When(RehearsalPart part, Interval period, DateTimeZone zone)
    {
        var (first, last) = (period.HasStart ? period.Start : part.First, period.HasEnd ? period.End - Duration.Epsilon : part.Last);
        return first is null || last is null ? "all time" : $"{Day(first.Value)} to {Day(last.Value)}";

        string Day(Instant at) => at.InZone(zone).Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Notes(RehearsalPart part)
    {
        if (order.Csv is null) yield return "Before is each query as it was promised at the time; after is what the proposed settings would have made of the same mail, answers and pauses.";
        if (order.Csv is not null) yield return "An export has first answers only, so the other stages are not compared.";
        if (part.Figures.All.Before[Core.Figures.Outcome.Running] + part.Figures.All.After[Core.Figures.Outcome.Running] is > 0) yield return "What nobody has answered yet counts as missed once it is overdue; until then neither as met nor as missed.";
        if (part.Outside > 0) yield return $"{Count(part.Outside, "mail was", "mails were")} received outside the period.";
        if (part.Unwatched > 0) yield return $"{Count(part.Unwatched, "query is", "queries are")} of mailboxes that the settings do not have, and left out.";
        if (part.Unreadable.Count > 0) yield return $"{Count(part.Unreadable.Count, "line", "lines")} of the export could not be read and {(part.Unreadable.Count == 1 ? "is" : "are")} listed on standard error.";
    }

    private static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";
}
