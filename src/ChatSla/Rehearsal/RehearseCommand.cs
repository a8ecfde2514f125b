using System.CommandLine;
using System.Text;
using ChatSla.CommandLine;

namespace ChatSla.Rehearsal;

/// <summary>chatsla rehearse: what would have changed under another promise or calendar. Nothing is written but the page that is asked for.</summary>
public static class RehearseCommand
{
    private static readonly Option<string[]>[] Options =
    [
        Words.Option("--promises", "The promises, calendars and mailboxes to rehearse: a JSON file in the shape of the settings. What it leaves out comes from the settings."),
        Words.Option("--since", "From this date on (2026-10-01), or from this instant. Left out: from the first mail."),
        Words.Option("--until", "Through this date, or before this instant. Left out: until now."),
        Words.Option("--mailbox", "Only this mailbox. With --csv: the mailbox that the file was exported from."),
        Words.Option("--csv", "A mailbox's export instead of the stored queries, with the columns received, first answered and customer."),
        Words.Option("--zone", "The zone of the export's local times and of --since and --until, for example Europe/Stockholm. Left out: the calendar's."),
        Words.Option("--html", "Also write the report as a page to this file; one that is there is replaced."),
    ];

    public static Command Create()
    {
        var command = new Command("rehearse", "Rehearses another promise or calendar on past mail and shows what would have changed.") { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in Options) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Ordered.RunAsync(parsed, () => RunAsync(parsed, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var order = RehearsalOrder.Read(option => Words.Given(parsed, Array.Find(Options, one => one.Name == option)!));
        return await Offline.RunAsync(parsed, offline => RehearseAsync(parsed, order, offline, cancellation), cancellation, mayBeNew: order.Csv is not null);
    }

    private static async Task<int> RehearseAsync(ParseResult parsed, RehearsalOrder order, Offline offline, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var proposed = ProposedSettings.Read(Offline.Configuration(parsed.UnmatchedTokens), order.Promises);
        var progress = new ProgressLine(error, offline.Clock, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected);
        var report = await new RehearsalRun(order, offline, proposed).ReportAsync(progress, error, cancellation);

        await output.WriteAsync(new TextReport(report, DrawsBlocks(output)).Write());
        if (order.Html is not { } html) return 0;

        await Words.WriteFileAsync("--html", html, Encoding.UTF8.GetBytes(new HtmlReport(report).Write()), cancellation);
        await output.WriteLineAsync($"{Environment.NewLine}{Path.GetFullPath(html)}: the same as a page.");
        return 0;
    }

    private static bool DrawsBlocks(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && output.Encoding is UTF8Encoding;
}
