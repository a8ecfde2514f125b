using System.CommandLine;
using ChatSla.Sandbox;

var howToRun = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await SandboxCommand.Create().Parse(args).InvokeAsync(howToRun);
