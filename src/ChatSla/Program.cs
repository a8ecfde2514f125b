using System.CommandLine;
using System.Globalization;
using ChatSla;
using ChatSla.Audit;
using ChatSla.Check;
using ChatSla.Decisions;
using ChatSla.Escalations;
using ChatSla.Languages;
using ChatSla.Manifest;
using ChatSla.Migration;
using ChatSla.Preview;
using ChatSla.Privacy;
using ChatSla.Rehearsal;
using ChatSla.Repromises;
using ChatSla.Upkeep;
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
start.Subcommands.Add(MigrateCommand.Create());
start.Subcommands.Add(CheckCommand.Create(TimeProvider.System));
start.Subcommands.Add(PrivacyCommand.Create());
start.Subcommands.Add(AuditCommand.Create(offline => new AlertPlan(offline.Policies, offline.Settings.Agreements, offline.Settings.Mailboxes)));
start.Subcommands.Add(OutboxCommand.Create());
start.Subcommands.Add(BackupCommand.Create(TimeProvider.System));
start.Subcommands.Add(RestoreCommand.Create(TimeProvider.System));
start.SetAction((parsed, _) => ProgramRun.RunAsync([.. parsed.UnmatchedTokens]));
var parsed = start.Parse(args);
var howToRun = new InvocationConfiguration();
if (parsed.CommandResult.Command == start) howToRun.ProcessTerminationTimeout = null; // The bot ends in its own time.
return await parsed.InvokeAsync(howToRun);
