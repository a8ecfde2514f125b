using System.CommandLine;
using ChatSla.Sandbox;

return await SandboxCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
