using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>What would be promised on one mail, in words: the same for the card and for the command line. A pure function of the agreement and the times.</summary>
/// <param name="Mailbox">As people know it.</param>
/// <param name="Question">Whose mail, and when it is received.</param>
/// <param name="Sentence">By when it is to be answered.</param>
/// <param name="Amber">When the staff's own aim is missed; empty where nothing is promised.</param>
/// <param name="Note">What there is to know about the customer; null: nothing.</param>
/// <param name="Rule">The rule with the values that apply.</param>
/// <param name="Rows">Where the time goes: what counts, and what does not and why.</param>
/// <param name="Stages">Everything that the agreement promises on such a mail.</param>
/// <param name="Agreement">Policy and calendar with their versions, and the zone of every time here.</param>
public sealed record DueForecast(
    string Mailbox,
    string Question,
    string Sentence,
    string Amber,
    string? Note,
    IReadOnlyList<string> Rule,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyList<ForecastStage> Stages,
    string Agreement)
{
    /// <param name="customer">A name, a domain or an address; null: anybody.</param>
    /// <param name="kind">Which stage is told in full; null: the first that is promised.</param>
    /// <param name="most">Not more rows than these.</param>
    /// <exception cref="FormatException">The customer is not one, or there is no such time there; the message is a sentence.</exception>
    public static DueForecast Of(WatchedMailbox mailbox, string? customer, AskedTime when, MailboxPolicies policies, Instant now, PromiseKind? kind, int most)
    {
        var found = AskedCustomer.Find(customer, mailbox.Book);
        var agreed = policies.For(mailbox.Address, found.Address);
        var at = when.At(now, agreed.At(now)?.Calendar.Zone ?? mailbox.Zone);
        return Of(mailbox, found, agreed.At(at), at, now, kind, most);
    }

    private static DueForecast Of(WatchedMailbox mailbox, AskedCustomer customer, SlaPolicy? policy, Instant at, Instant now, PromiseKind? kind, int most)
    {
        var dates = new LedgerDates(policy?.Calendar.Zone ?? mailbox.Zone, now);
        var question = (at == now ? PreviewStrings.MailNow : PreviewStrings.MailAt).With(customer.Shown, mailbox.Name, dates.At(at));
        var ledgers = policy is null ? [] : Enum.GetValues<PromiseKind>().Select(one => Ledger.Of(policy, one, at)).OfType<Ledger>().ToList();
        if (policy is null || ledgers.Find(ledger => kind is null || ledger.Promise.Kind == kind) is not { } told)
            return new DueForecast(mailbox.Name, question, kind is null ? PreviewStrings.NothingPromised : PreviewStrings.NotPromised.With(PromiseWords.Name(kind.Value)), "", customer.Note, [], [], Grouped(ledgers, dates), Agreed(policy, dates));

        var promise = told.Promise;
        return new DueForecast(
            mailbox.Name,
            question,
            (promise.DueAt > now ? PreviewStrings.DoneBy : PreviewStrings.DoneByOver).With(PromiseWords.Deed(promise.Kind), DueText.At(promise.DueAt, now, dates.Zone)),
            PreviewStrings.OwnAim.With(DueText.At(promise.WarnAt, now, dates.Zone), RuleText.Name(told.Target!.Aim)),
            customer.Note,
            [.. RuleText.Of(told, dates)],
            [.. LedgerRows.Of(told, dates, null, most).Where(row => row.Kind is not LedgerRowKind.Now).Select(Timeless)],
            Grouped(ledgers, dates),
            Agreed(policy, dates));
    }

    /// <summary>What a notification, or a client that shows no cards, says.</summary>
    public string Summary() => $"{Sentence} · {Question}";

    /// <summary>The mail may be asked for long after its time.</summary>
    private static LedgerRow Timeless(LedgerRow row) =>
        row.Kind is LedgerRowKind.Counted or LedgerRowKind.Folded ? row with { What = row.What.Replace(WhyStrings.WillCount, PreviewStrings.Counts, StringComparison.Ordinal) } : row;

    /// <summary>Stages that turn at the same times are one line.</summary>
    private static List<ForecastStage> Grouped(IEnumerable<Ledger> ledgers, LedgerDates dates) =>
    [
        .. ledgers.GroupBy(ledger => (ledger.Promise.WarnAt, ledger.Promise.DueAt, ledger.Promise.Kind is PromiseKind.Update)).Select(group =>
            new ForecastStage(NameOf([.. group.Select(ledger => ledger.Promise.Kind)]), dates.At(group.Key.WarnAt), dates.At(group.Key.DueAt))),
    ];

    private static string NameOf(IReadOnlyList<PromiseKind> kinds)
    {
        var name = kinds is [PromiseKind.Update] ? PreviewStrings.NewsThen : string.Join(", ", kinds.Select(PromiseWords.Name));
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }

    private static string Agreed(SlaPolicy? policy, LedgerDates dates) => policy is null
        ? $"{PreviewStrings.NoneHolds} {PreviewStrings.TimesOf.With(dates.Zone.Id)}"
        : $"{(policy.IsEnabled ? PreviewStrings.Policy : PreviewStrings.PolicyOff).With(policy.Name, policy.Version, policy.Calendar.Name, policy.Calendar.Version, policy.Owner)} {PreviewStrings.TimesOf.With(dates.Zone.Id)}";
}

/// <summary>One stage of the agreement, with its times in words.</summary>
public sealed record ForecastStage(string Name, string Amber, string Red);
