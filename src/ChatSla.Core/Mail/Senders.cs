namespace ChatSla.Core.Mail;

/// <summary>Senders known by the local part of their address, compared without dots, dashes and underscores.</summary>
internal static class Senders
{
    /// <summary>The mail names no address to which an error could be returned: programs do so to stop loops (RFC 5321, 4.5.5).</summary>
    public static bool IsNull(IncomingMail mail) =>
        mail.From is { Address: "" or "<>" }
        || mail.HeaderValues("Return-Path").Any(path => path.Trim() is "<>" || Plain(LocalPart(path)) is "mailerdaemon");

    public static bool IsMailDaemon(MailAddress? from)
    {
        var local = Plain(LocalPart(from?.Address));
        return local is "mailerdaemon" or "maildaemon" or "maildeliverysystem" or "maildeliverysubsystem"
            || (local.StartsWith("microsoftexchange", StringComparison.Ordinal) && local.Length == "microsoftexchange".Length + 32);
    }

    /// <summary>Postmasters are programs mostly, but some are people.</summary>
    public static bool IsPostmaster(MailAddress? from) => Plain(LocalPart(from?.Address)) is "postmaster";

    /// <summary>Mail servers and scanners that write in their own name, and now and then the people who run them.</summary>
    public static bool IsMailProgram(MailAddress? from) => MailPrograms.Contains(Plain(LocalPart(from?.Address)));

    /// <summary>Addresses from which no person writes.</summary>
    public static bool IsSystem(MailAddress? from) => SystemClassOf(from) is not null;

    /// <summary>The class of such an address, as in "noreply"; null for all others.</summary>
    public static string? SystemClassOf(MailAddress? from)
    {
        var local = LocalPart(from?.Address).ToLowerInvariant();
        var plain = Plain(local);
        if (NoReply.Any(word => plain.Contains(word, StringComparison.Ordinal))) return "noreply";
        if (Accounts.Contains(plain)) return plain;
        return ListServerEndings.Any(ending => local.EndsWith(ending, StringComparison.Ordinal)) || local.StartsWith("owner-", StringComparison.Ordinal)
            ? "list server"
            : null;
    }

    public static string LocalPart(string? address)
    {
        var trimmed = (address ?? "").Trim().Trim('<', '>');
        var at = trimmed.LastIndexOf('@');
        var local = at < 0 ? trimmed : trimmed[..at];
        return local[(local.LastIndexOf(' ') + 1)..];
    }

    /// <summary>The last two labels of the domain: enough to tell strangers, not to tell relatives.</summary>
    public static string Domain(string? address)
    {
        var labels = (address ?? "")[((address ?? "").LastIndexOf('@') + 1)..].Trim('>', ' ').ToLowerInvariant().Split('.');
        return string.Join('.', labels.TakeLast(2));
    }

    private static string Plain(string local) => local.ToLowerInvariant().Replace(".", "").Replace("-", "").Replace("_", "");

    private static readonly string[] NoReply = ["noreply", "donotreply", "dontreply", "nereply", "neodpovidat", "nichtantworten", "noresponder", "nepasrepondre", "svarainte", "svarikke"];

    private static readonly HashSet<string> MailPrograms =
    [
        "postmaster", "mdaemon", "mailsystem", "mailserver", "mailgateway", "mailer", "mailadmin", "mailmarshal", "mailsweeper", "mailscanner", "mailsecurity", "antivirus", "virusscan", "spamfilter", "antispam",
        "exim", "qmail", "sendmail", "postfix", "smtp", "admin", "administrator", "systemadministrator", "system", "sysadmin",
    ];

    private static readonly HashSet<string> Accounts =
    [
        "root", "cron", "crondaemon", "anacron", "daemon", "nobody", "wwwdata", "apache", "nagios", "icinga", "zabbix", "alertmanager", "notify",
        "notifier", "notification", "notifications", "autoreply", "autoresponder", "autoresponse", "automailer", "mailrobot", "robot",
        "newsletter", "newsletters", "mailinglist", "mailinglists", "subscriptions", "announcements", "announce", "listserv", "majordomo", "mailman",
        "bounce", "bounces", "calendarnotification",
    ];

    private static readonly string[] ListServerEndings = ["-owner", "-bounces", "-bounce", "-request"];
}
