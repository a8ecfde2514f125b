using System.CommandLine;

namespace ChatSla.Manifest;

/// <summary>chatsla manifest: packs the Teams app for one bot.</summary>
public static class ManifestCommand
{
    // Every option takes any number of values, so that each mistake is answered by our own sentence.
    private static readonly Option<string[]> BotId = Text("--bot-id", "The application (client) id of the Azure Bot, a GUID.");

    private static readonly Option<string[]> AppId = Text("--app-id", "The id of the Teams app, a GUID. Left out: one that always follows from the bot id.");

    private static readonly Option<string[]> Domain = Text("--domain", "A host of yours, for example chatsla.contoso.com. May be given several times; the app's links lead to the first.");

    private static readonly Option<string[]> Out = Text("--out", "The file to write; one that is there is replaced. Left out: chatsla.zip.");

    public static Command Create()
    {
        var command = new Command("manifest", "Packs the Teams app: the manifest with your ids, and its icons, in a zip file to upload.") { BotId, AppId, Domain, Out };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            if (parsed.UnmatchedTokens is [var unknown, ..])
                throw new OrderException($"\"{unknown}\" is not known to chatsla manifest; it takes --bot-id, --app-id, --domain and --out.");

            var order = PackageOrder.Read(Values(parsed, BotId), Values(parsed, AppId), Values(parsed, Domain), Values(parsed, Out));
            await WriteAsync(order.File, AppPackage.Pack(order), cancellation);
            await output.WriteLineAsync($"{order.File}: the Teams app {order.AppId} of the bot {order.BotId}. Upload it in Teams or in its admin center.");
            if (order.Domains.Count == 0) await output.WriteLineAsync($"No --domain was given, so the links in the app's details lead to {AppPackage.ExampleDomain}.");
            return 0;
        }
        catch (OrderException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    private static async Task WriteAsync(string file, byte[] package, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, package, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OrderException($"--out: {file} cannot be written; name a file in a folder that is there and is yours to write in. ({refused.Message})", refused);
        }
    }

    /// <summary>Null: the option was not given. Empty: it was, without a value.</summary>
    private static string[]? Values(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : null;

    private static Option<string[]> Text(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
}
