using System.CommandLine;
using ChatSla.CommandLine;

namespace ChatSla.Manifest;

/// <summary>chatsla manifest: packs the Teams app for one bot.</summary>
public static class ManifestCommand
{
    private static readonly Option<string[]> BotId = Words.Option("--bot-id", "The application (client) id of the Azure Bot, a GUID.");

    private static readonly Option<string[]> AppId = Words.Option("--app-id", "The id of the Teams app, a GUID. Left out: one that always follows from the bot id.");

    private static readonly Option<string[]> Domain = Words.Option("--domain", "A host of yours, for example chatsla.contoso.com. May be given several times; the app's links lead to the first.");

    private static readonly Option<string[]> Out = Words.Option("--out", "The file to write; one that is there is replaced. Left out: chatsla.zip.");

    public static Command Create()
    {
        var command = new Command("manifest", "Packs the Teams app: the manifest with your ids, and its icons, in a zip file to upload.") { BotId, AppId, Domain, Out };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => Ordered.RunAsync(parsed, () => RunAsync(parsed, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.UnmatchedTokens is [var unknown, ..])
            throw new OrderException($"\"{unknown}\" is not known to chatsla manifest; it takes --bot-id, --app-id, --domain and --out.");

        var order = PackageOrder.Read(Words.Given(parsed, BotId), Words.Given(parsed, AppId), Words.Given(parsed, Domain), Words.Given(parsed, Out));
        await Words.WriteFileAsync("--out", order.File, AppPackage.Pack(order), cancellation);
        await output.WriteLineAsync($"{order.File}: the Teams app {order.AppId} of the bot {order.BotId}. Upload it in Teams or in its admin center.");
        if (order.Domains.Count == 0) await output.WriteLineAsync($"No --domain was given, so the links in the app's details lead to {AppPackage.ExampleDomain}.");
        return 0;
    }
}
