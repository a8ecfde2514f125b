using System.Text.Json;
using System.Text.Json.Serialization;
using ChatSla.Core.Mail;

namespace ChatSla.Storage;

/// <summary>Who else a mail went to, beside our mailboxes and whom we answer.</summary>
public static class MailOthers
{
    private const int Most = 100;

    /// <returns>As it is stored; null for nobody.</returns>
    public static string? Of(IncomingMail mail, IReadOnlyCollection<string> ours)
    {
        var answered = mail.ReplyTo is { Count: > 0 } replyTo ? replyTo : mail.From is { } from ? [from] : [];
        var others = mail.To.Concat(mail.Cc).Where(one => !ours.Any(one.Is) && !answered.Any(known => known.Is(one.Address))).DistinctBy(one => one.Address.ToLowerInvariant()).Take(Most).ToArray();
        return others.Length == 0 ? null : JsonSerializer.Serialize(others, MailOthersJson.Default.MailAddressArray);
    }

    public static IReadOnlyList<MailAddress> Read(string? stored) => stored is null ? [] : JsonSerializer.Deserialize(stored, MailOthersJson.Default.MailAddressArray) ?? [];
}

[JsonSerializable(typeof(MailAddress[]))]
internal sealed partial class MailOthersJson : JsonSerializerContext;
