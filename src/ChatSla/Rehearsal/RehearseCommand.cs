using System.CommandLine;
using System.Text;

namespace ChatSla.Rehearsal;

/// <summary>chatsla rehearse: what would have changed under another promise or calendar. Nothing is written but the page that is asked for.</summary>
public static class RehearseCommand
{
    private static readonly Option<string[]>[] Options =
    [
        Text("--promises", "The promises, calendars and mailboxes to rehearse: a JSON file in the shape of the settings. What it leaves out comes from the settings."),
        Text("--since", "From this date on (2026-10-01), or from this instant. Left out: from the first mail."),
        Text("--until", "Through this date, or before this instant. Left out: until now."),
        Text("--mailbox", "Only this mailbox. With --csv: the mailbox that the file was exported from."),
        Text("--csv", "A mailbox's export instead of the stored queries, with the columns received, first answered and customer."),
        Text("--zone", "The zone of the export's local times and of --since and --until, for example Europe/Stockholm. Left out: the calendar's."),
        Text("--html", "Also write the report as a page to this file; one that is there is replaced."),
    ];

    public static Command Create()
    {
        var command = new Command("rehearse", "Rehearses another promise or calendar on past mail and shows what would have changed.") { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in Options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            var order = RehearsalOrder.Read(option => Values(parsed, option));
            return await Offline.RunAsync(parsed, offline => RehearseAsync(parsed, order, offline, cancellation), cancellation, mayBeNew: order.Csv is not null);
        }
        catch (RehearsalException fault)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    private static async Task<int> RehearseAsync(ParseResult parsed, RehearsalOrder order, Offline offline, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var proposed = ProposedSettings.Read(Offline.Configuration(parsed.UnmatchedTokens), order.Promises);
        var progress = new ProgressLine(error, offline.Clock, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected);
        var report = await new RehearsalRun(order, offline, proposed).ReportAsync(progress, error, cancellation);

        await output.WriteAsync(new TextReport(report, DrawsBlocks(output)).Write());
        if (order.Html is not { } html) return 0;

        await WriteAsync(html, new HtmlReport(report).Write(), cancellation);
        await output.WriteLineAsync($"{Environment.NewLine}{Path.GetFullPath(html)}: the same as a page.");
        return 0;
    }

    private static bool DrawsBlocks(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && output.Encoding is UTF8Encoding;

    private static async Task WriteAsync(string file, string page, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file, page, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"--html: {Path.GetFullPath(file)} cannot be written; name a file in a folder that is there and is yours to write in. ({refused.Message})", refused);
        }
    }

    /// <summary>Null: the option was not given. Empty: it was, without a value.</summary>
    private static string[]? Values(ParseResult parsed, string name) =>
        parsed.GetResult(Array.Find(Options, option => option.Name == name)!) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : null;

    private static Option<string[]> Text(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
}
