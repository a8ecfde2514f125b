namespace ChatSla.Teams;

/// <summary>Why Teams did not do what was asked, in words, and what to do about it. Codes and their meaning: teams.md, section 4.5.</summary>
/// <param name="What">As "the app is not in that team".</param>
/// <param name="Do">Who does what, and where.</param>
public sealed record TeamsTrouble(string What, string Do)
{
    private const string AddApp = "Teams > the team's three dots > Manage team > Apps > add ChatSla";

    public static TeamsTrouble Of(ConnectorException error, BotIdentity bot) => error switch
    {
        { Code: "BotNotInConversationRoster" } => new(
            "the app is not in that team, or the channel is private or shared", $"{AddApp} (chatsla manifest makes the package). In a private or shared channel a bot cannot post: choose a standard one."),
        { Code: "BotDisabledByAdmin" } => new("the app is blocked for the whole tenant", "Teams admin center > Teams apps > Manage apps > ChatSla > Allow."),
        { Code: "ConversationNotFound" } => new(
            "there is no such channel in a team that has the app", $"Set the channel again in the section Mailboxes (Teams > the channel's three dots > Get link to channel). If the link is right: {AddApp}."),
        { Code: "InvalidBotApiHost" } => new("the tenant is in a government cloud", "Set Microsoft365:Cloud to the tenant's cloud, as GCC, and take Bot:ServiceUrl out."),
        { Code: "ForeignServiceUrl" } => new("Teams is not asked at Bot:ServiceUrl's host", $"Take Bot:ServiceUrl out, or set it to an address of Teams in the cloud {bot.Cloud.Name}."),
        { Code: "no token" } => new("there is no token for Teams", "Mend the credentials first."),
        { Status: 401 } => new("Teams does not know the bot", "Check Bot:AppId and Bot:TenantId against the Azure Bot (Azure portal > the Azure Bot > Configuration), and that its Channels list Microsoft Teams."),
        { Status: 400 or 403, Code: "BadArgument" or "Bad Argument" } => new("the channel belongs to another tenant, or its id was made up", "Paste the link anew (Teams > the channel's three dots > Get link to channel) and check Bot:TenantId."),
        { Status: 403 } => new($"Teams does not allow it ({error.Code})", $"{AddApp}; in a private or shared channel a bot cannot post."),
        { Status: 429 } => new("Teams asks to wait", "Check again in a minute."),
        { Status: null } => new($"Teams does not answer ({error.Code ?? "no reason given"})", $"Check this machine's network, DNS and proxy: it needs https to {bot.ServiceUrl.Host}."),
        { Status: >= 500 } => new($"Teams has a fault ({error.Status})", "Check again later; https://status.cloud.microsoft shows outages."),
        _ => new($"Teams refuses it ({error.Status} {error.Code})".Replace(" )", ")", StringComparison.Ordinal), "Check the channel in the section Mailboxes."),
    };
}
