using System.CommandLine;
using System.Globalization;
using ChatSla;
using ChatSla.Check;
using ChatSla.Configuration;
using ChatSla.Decisions;
using ChatSla.Languages;
using ChatSla.Manifest;
using ChatSla.Preview;
using ChatSla.Rehearsal;
using ChatSla.Repromises;
using ChatSla.Why;

// What operators read is English, whatever the machine speaks; people in Teams choose (ChatSla.Languages).
(CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (Language.English.Culture, Language.English.Culture);
(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Language.English.Culture, Language.English.Culture);

var start = new RootCommand("ChatSla watches shared mailboxes and keeps the promises made to customers. Without a command it runs the bot.");
start.TreatUnmatchedTokensAsErrors = false;
start.Subcommands.Add(ManifestCommand.Create());
start.Subcommands.Add(RepromiseCommand.Create());
start.Subcommands.Add(CalendarCommand.Create(() => WebApplication.CreateBuilder().Configuration, TimeProvider.System));
start.Subcommands.Add(DueCommand.Create());
start.Subcommands.Add(WhyCommand.Create());
start.Subcommands.Add(RehearseCommand.Create());
start.Subcommands.Add(DecisionsCommand.Create());
start.Subcommands.Add(CheckCommand.Create(TimeProvider.System));
start.SetAction(async (parsed, cancellation) =>
{
    try
    {
        var program = await ChatSlaProgram.BuildAsync([.. parsed.UnmatchedTokens], stopping: cancellation);
        await program.RunAsync(cancellation);
        return 0;
    }
    catch (SettingsException error)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 2;
    }
});
return await start.Parse(args).InvokeAsync();
