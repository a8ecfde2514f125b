using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>Where a mail began: the account of a program, an address made for one receiver, the headers of a service. No words are read.</summary>
internal static class ProgramOrigin
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const int LongLocalPart = 16;
    private const int ManyDigits = 6;

    public static IEnumerable<BulkSign> SignsOf(IncomingMail mail)
    {
        if (mail.HeaderValues("Return-Path").Any(path => Accounts.Contains(Senders.LocalPart(path)))) yield return new BulkSign(2, "return path of a program's account");
        else if (mail.HeaderValues("Received").LastOrDefault() is { } first && LocalAccount.IsMatch(first)) yield return new BulkSign(2, "handed in by a program's account");

        if (mail.From is { } from && IsMadeForOneReceiver(Senders.LocalPart(from.Address))) yield return new BulkSign(2, "sender's address is made for one receiver");
        if (mail.Headers.Any(header => ServiceName.IsMatch(header.Name))) yield return new BulkSign(2, "a header of a service for mailings");
        if (mail.Headers.Any(header => ProgramName.IsMatch(header.Name))) yield return new BulkSign(2, "a header of a program that reports");
    }

    /// <summary>Telephone numbers and the like are digits only; such an address mixes them with words.</summary>
    private static bool IsMadeForOneReceiver(string local) =>
        local.Length >= LongLocalPart && local.Count(char.IsAsciiDigit) >= ManyDigits && local.AsSpan().ContainsAny('-', '_', '.') && local.Any(char.IsAsciiLetter);

    private static readonly HashSet<string> Accounts = new(StringComparer.OrdinalIgnoreCase) { "nobody", "root", "daemon", "apache", "httpd", "www", "www-data", "wwwrun", "nginx", "cron", "nagios", "svn", "git", "jenkins", "zabbix" };

    /// <summary>The lowest Received as sendmail, Postfix, Exim and qmail write it for what a program on their own machine sends. People have user ids from 100 on.</summary>
    private static readonly Regex LocalAccount = new(
        @"(?:\(from |from )(?:nobody|root|daemon|apache|httpd|www|www-data|wwwrun|nginx|cron|nagios|svn|git|jenkins|zabbix)(?:@| by )|from userid \d{1,2}\)|invoked by uid \d{1,2}\)", Linear);

    private static readonly Regex ServiceName = new("^x-(?:.*(?:campaign|newsletter|unsub|subscriber|bulkmail|mailing-?id|mass-?mail).*|list-?unsubscribe|mailer-?(?:sid|recptid)|virtualserver|emailtype-id|job-?id)$", Linear);

    private static readonly Regex ProgramName = new("^x-(?:bugzilla|phabricator|github|gitlab|commit|git|svn|jenkins|travis|gerrit|nagios|icinga|zabbix|sentry|pagerduty|grafana|linkedin|facebook|twitter|cron|logwatch)(?:-.*)?$", Linear);
}
