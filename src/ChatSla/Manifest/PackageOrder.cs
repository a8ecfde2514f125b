using ChatSla.CommandLine;

namespace ChatSla.Manifest;

/// <summary>What the app package is to hold and where it goes, checked.</summary>
/// <param name="File">The full path.</param>
public sealed record PackageOrder(Guid BotId, Guid AppId, IReadOnlyList<string> Domains, string File)
{
    private const int MostDomains = 100;

    /// <summary>Reads the options; null is one that was not given.</summary>
    /// <exception cref="OrderException">One is wrong; the message names it and says what to do.</exception>
    public static PackageOrder Read(string[]? botId, string[]? appId, string[]? domains, string[]? file)
    {
        if (botId is null) throw new OrderException("--bot-id is missing; give the application (client) id of the Azure Bot.");

        var bot = Id("--bot-id", "the application (client) id of the Azure Bot", botId);
        var app = appId is null ? TeamsAppId.Of(bot) : Id("--app-id", "the id of the Teams app, or leave the option out", appId);
        if (domains is { Length: 0 or > MostDomains }) throw new OrderException($"--domain: give 1 to {MostDomains} hosts, for example chatsla.contoso.com, or leave the option out.");

        return new PackageOrder(bot, app, [.. (domains ?? []).Select(Host).Distinct()], PathOf(file ?? ["chatsla.zip"]));
    }

    private static Guid Id(string option, string what, string[] values)
    {
        var text = Words.One(option, what, values);
        return Guid.TryParse(text, out var id) && id != Guid.Empty ? id : throw new OrderException($"{option}: \"{text}\" is not a GUID; give {what}.");
    }

    private static string Host(string text) => Uri.CheckHostName(text) == UriHostNameType.Dns && text.Contains('.', StringComparison.Ordinal)
        ? text.ToLowerInvariant()
        : throw new OrderException($"--domain: \"{text}\" is not a host; write it without https:// and without a path, for example chatsla.contoso.com.");

    private static string PathOf(string[] values)
    {
        var path = Path.GetFullPath(Words.One("--out", "the file to write, for example chatsla.zip", values));
        return Directory.Exists(path) ? throw new OrderException($"--out: {path} is a folder; add the file's name, for example chatsla.zip.") : path;
    }
}
