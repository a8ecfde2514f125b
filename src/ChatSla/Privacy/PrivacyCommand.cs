using System.CommandLine;
using System.Globalization;
using ChatSla.CommandLine;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Privacy;

/// <summary>chatsla privacy: hands out, or erases, all that is stored of one customer. The bot may be running: it paints the cards.</summary>
public static class PrivacyCommand
{
    private static readonly Option<string[]> Customer = Words.Option("--customer", "The customer's address.");

    private static readonly Option<string[]> To = Words.Option("--to", "The file to write, or a folder for it.");

    private static readonly Option<string[]> By = Words.Option("--by", "The name of the person who does it; it stands in the record of erasures.");

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only says how much there is." };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Does it: what was erased cannot be brought back." };

    private static readonly Option<bool> Close = new("--close") { Description = "Closes what is still open of the customer's queries first." };

    public static Command Create()
    {
        var export = new Command("export", "Writes all that is stored of one customer into a JSON file.") { Customer, To };
        var erase = new Command("erase", "Erases the content of one customer's queries and mails; numbers, times and outcomes stay.") { Customer, By, DryRun, Yes, Close };
        export.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, () => RunAsync(parsed, (offline, address) => ExportAsync(offline, address, parsed, stopping), stopping)));
        erase.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, () => RunAsync(parsed, (offline, address) => EraseAsync(offline, address, parsed, stopping), stopping)));
        var command = new Command("privacy", "Hands out or erases what is stored of one customer.") { export, erase };
        foreach (var one in command.Subcommands) one.TreatUnmatchedTokensAsErrors = false;
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<Offline, string, Task<int>> run, CancellationToken stopping)
    {
        var address = Words.One("--customer", "the customer's address", Words.Given(parsed, Customer) ?? []).Trim().ToLowerInvariant();
        if (!System.Net.Mail.MailAddress.TryCreate(address, out var read) || read.Address != address) throw new OrderException("--customer: this is no mail address; give it as ada@example.com.");
        return await Offline.RunAsync(parsed, offline => run(offline, address), stopping);
    }

    private static async Task<int> ExportAsync(Offline offline, string address, ParseResult parsed, CancellationToken stopping)
    {
        var file = Words.One("--to", "the file to write", Words.Given(parsed, To) ?? []);
        if (Directory.Exists(file)) file = Path.Combine(file, $"chatsla-export-{offline.Clock.Now.ToString("uuuuMMdd-HHmmss", CultureInfo.InvariantCulture)}.json");

        var (content, json) = await offline.Database.SnapshotAsync(
            async session =>
            {
                var found = await CustomerContent.FindAsync(session, address);
                return (found, await CustomerExport.WriteAsync(session, found, offline.Clock.Now));
            },
            stopping);
        await Words.WriteFileAsync("--to", file, json, stopping);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{Path.GetFullPath(file)}: {Count(content)}. It holds personal data: keep it where only those can read it who must.");
        return 0;
    }

    private static async Task<int> EraseAsync(Offline offline, string address, ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var by = parsed.GetValue(DryRun) ? "" : Words.One("--by", "your name; it stands in the record of erasures", Words.Given(parsed, By) ?? []);
        var (content, open) = await offline.Database.ReadAsync(
            async session =>
            {
                var found = await CustomerContent.FindAsync(session, address);
                return (found, await found.OpenAsync(session));
            },
            stopping);
        var numbers = string.Join(", ", open.Select(query => string.Create(CultureInfo.InvariantCulture, $"Q-{query.Number}")));
        if (content.IsEmpty || parsed.GetValue(DryRun))
        {
            await output.WriteLineAsync(content.IsEmpty ? "Nothing of this customer is stored." : $"Would erase the content of {Count(content)}. {(open.Count == 0 ? "None of their queries is open." : $"Still open: {numbers}.")} Nothing was changed.");
            return 0;
        }

        if (open.Count > 0 && !parsed.GetValue(Close)) return await RefuseAsync(error, $"Still open: {numbers}. Whoever works on them needs what the customer wrote: have them closed first, or add --close.");
        if (open.FirstOrDefault(query => query.Sending is not null) is { } sending) return await RefuseAsync(error, string.Create(CultureInfo.InvariantCulture, $"An answer of Q-{sending.Number} is on its way; try again in a minute."));
        if (!parsed.GetValue(Yes)) return await RefuseAsync(error, $"This erases the content of {Count(content)} and cannot be taken back. Add --yes to do it, or --dry-run to look only.");

        foreach (var query in open) await CloseAsync(offline, query.Id, by, stopping);
        var (id, sum) = await offline.Database.WriteAsync(session => EraseAsync(session, offline, address, by), stopping);
        await output.WriteLineAsync($"Erased the content of {sum.Queries} queries: {sum.Events} events, {sum.Mails} mails, {sum.Replies} replies. The record of it is {id}; it does not say who the customer was.");
        await output.WriteLineAsync("Not erased: the mails in the mailbox itself, what stands in Teams beside the cards, and backups.");
        return 0;
    }

    private static Task CloseAsync(Offline offline, Guid id, string by, CancellationToken stopping) => offline.Journal.ActAsync(
        id,
        async (query, session) =>
        {
            var now = offline.Clock.Now;
            return query.Close(new Person("command", by), QueryEvent.ErasedWord, now, await offline.Policies.OfAsync(session, query));
        },
        stopping);

    /// <summary>What is stored now, in the transaction that erases it, and the cards that show it still.</summary>
    private static async Task<(Guid Id, Erased Sum)> EraseAsync(DbSession session, Offline offline, string address, string by)
    {
        var (now, content) = (offline.Clock.Now, await CustomerContent.FindAsync(session, address));
        var sum = await content.EraseAsync(session, now);
        foreach (var id in content.Queries) await session.PutCardAsync((await QueryJournal.FindAsync(session, Guid.Parse(id)))!, now);
        return (await sum.NoteAsync(session, by, "customer", now), sum);
    }

    private static async Task<int> RefuseAsync(TextWriter error, string why)
    {
        await error.WriteLineAsync(why);
        return 1;
    }

    private static string Count(CustomerContent content) =>
        $"{content.Queries.Count} {(content.Queries.Count == 1 ? "query" : "queries")}, {content.Mails.Count} other mails and {content.Named.Count} queries of others that were forwarded to them";
}
