using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Time;

namespace ChatSla.Preview;

/// <summary>chatsla calendar: what the settings make of the next days, and which holidays they import.</summary>
public static class CalendarCommand
{
    private static readonly Argument<string[]> Name = new("NAME") { Description = "A key of the section Calendars. Left out: all of them.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string[]> From = Words.Option("--from", "The first day, for example 2026-12-20. Left out: today.");

    private static readonly Option<string[]> Days = Words.Option("--days", $"How many days. Left out: {PreviewOrder.UsualDays}.");

    private static readonly Option<string[]> Year = Words.Option("--year", "Lists the holidays of that year too, and how to switch one.");

    /// <param name="settings">Reads the configuration when the command is run.</param>
    public static Command Create(Func<IConfiguration> settings, TimeProvider clock)
    {
        var command = new Command("calendar", "Shows when a calendar is open in the next days, and why it is closed when it is.") { Name, From, Days, Year };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, _) => RunAsync(parsed, settings, clock));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<IConfiguration> settings, TimeProvider clock)
    {
        try
        {
            if (parsed.UnmatchedTokens.Concat(NamesIn(parsed) ?? []).FirstOrDefault(token => token.StartsWith('-')) is { } unknown)
                throw new OrderException($"\"{unknown}\" is not known to chatsla calendar; it takes a calendar's name, --from, --days and --year.");

            var order = PreviewOrder.Read(NamesIn(parsed) ?? [], Words.Given(parsed, From), Words.Given(parsed, Days), Words.Given(parsed, Year));
            var shown = Choose(ReadCalendars(settings()), order.Calendar).Select(one => string.Join(Environment.NewLine, Show(one, order, clock)));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Join($"{Environment.NewLine}{Environment.NewLine}{Environment.NewLine}", shown));
            return 0;
        }
        catch (Exception fault) when (fault is OrderException or SettingsException or InvalidDataException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault is InvalidDataException { InnerException: { } cause } ? $"{fault.Message} {cause.Message}" : fault.Message);
            return 2;
        }
    }

    private static IEnumerable<string> Show(ConfiguredCalendar one, PreviewOrder order, TimeProvider clock)
    {
        var first = order.From ?? clock.Now.InZone(one.Calendar.Zone).Date;
        var days = PreviewText.Lines(CalendarPreview.Of(one, first, order.Days));
        return order.Year is { } year ? [.. days, "", .. PreviewText.Lines(HolidayPreview.Of(one, year))] : days;
    }

    /// <summary>Only the section Calendars is read: what is wrong elsewhere does not matter here.</summary>
    /// <exception cref="SettingsException">The section is wrong; every fault is listed.</exception>
    private static IReadOnlyDictionary<string, ConfiguredCalendar> ReadCalendars(IConfiguration settings)
    {
        var (options, faults) = (new CalendarsOptions(), new Faults());
        settings.GetSection(CalendarsOptions.Section).Bind(options);
        var calendars = CalendarReader.Read(options, faults);
        UnknownKeys.Find(settings, faults, [CalendarsOptions.Section]);
        return faults.All.Count == 0 ? calendars : throw new SettingsException(faults.All);
    }

    private static IEnumerable<ConfiguredCalendar> Choose(IReadOnlyDictionary<string, ConfiguredCalendar> calendars, string? name) => name switch
    {
        _ when calendars.Count == 0 => throw new OrderException("The section Calendars of the settings is empty; settings are read from appsettings.json in this folder and from the environment."),
        null => calendars.Values,
        _ when calendars.TryGetValue(name, out var calendar) => [calendar],
        _ => throw new OrderException($"\"{name}\" is no calendar; the section Calendars has: {string.Join(", ", calendars.Keys.Order())}."),
    };

    private static string[]? NamesIn(ParseResult parsed) => parsed.GetResult(Name)?.Tokens.Select(token => token.Value).ToArray();
}
