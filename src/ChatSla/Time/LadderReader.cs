using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using ChatSla.Core.Escalations;
using NodaTime;

namespace ChatSla.Time;

/// <summary>From the setting Escalation of a promise to its ladder.</summary>
internal static partial class LadderReader
{
    private static readonly Duration Longest = Duration.FromHours(1000);

    /// <summary>Left out: the one that ChatSla ships.</summary>
    public static EscalationLadder Read(string key, IReadOnlyList<EscalationOptions>? options, Faults faults)
    {
        if (options is null or []) return EscalationLadder.Shipped;

        var steps = new List<EscalationStep>();
        foreach (var (at, option) in options.Index())
        {
            if (ReadStep($"{key}:{at}", option, faults) is not { } step) continue;
            if (steps.Exists(one => one.Name == step.Name)) faults.Add($"{key}:{at}", $"says the same as a step above it: {option.At} to {option.To}.");
            else steps.Add(step);
        }

        return new EscalationLadder(steps);
    }

    private static EscalationStep? ReadStep(string key, EscalationOptions option, Faults faults)
    {
        var time = faults.Read($"{key}:At", () => ReadTime(option.At));
        var to = faults.Read($"{key}:To", () => ReadRecipient(option.To.Trim()));
        var repeat = option.Repeat is { } often ? faults.Read<Duration?>($"{key}:Repeat", () => ReadRepeat(often)) : null;
        var most = faults.Read<int?>($"{key}:Most", () => ReadMost(option.Most));
        var always = faults.Read<bool?>($"{key}:Always", () => SettingText.YesOrNo(option.Always));
        if (time is null || to is null || most is null || always is null) return null;

        var name = $"{Blank().Replace(option.At.ToLowerInvariant(), "")}>{option.To.Trim().ToLowerInvariant()}";
        return new EscalationStep(name, time, to, repeat, repeat is null ? 0 : most.Value, always.Value);
    }

    private static StepTime ReadTime(string text)
    {
        if (Time().Match(text.Trim()) is not { Success: true } match)
            throw new FormatException($"\"{text}\" is not a time on a promise; write it as amber, red, red-30min, red+1h, \"red+8h by the clock\" or 50%.");
        if (match.Groups["share"] is { Success: true } share) return new StepTime.Share(int.Parse(share.ValueSpan, CultureInfo.InvariantCulture));

        var offset = match.Groups["span"] is { Success: true } span ? SettingText.Span(span.Value) : Duration.Zero;
        if (offset > Longest) throw new FormatException($"\"{text}\" lies more than {Longest.TotalHours:0} hours away.");
        if (match.Groups["sign"].Value == "-") offset = -offset;
        var byTheWall = match.Groups["wall"].Success;
        return match.Groups["mark"].Value.Equals("amber", StringComparison.OrdinalIgnoreCase) ? new StepTime.Amber(offset, byTheWall) : new StepTime.Red(offset, byTheWall);
    }

    private static Recipient ReadRecipient(string text) => text.ToLowerInvariant().Split(':', 2) switch
    {
        ["owner"] => Recipient.Owner,
        ["owner-or-channel"] => Recipient.OwnerOrChannel,
        ["channel"] => Recipient.Channel,
        ["managers"] => Recipient.Managers,
        ["deputies"] => Recipient.Deputies,
        ["person", { Length: > 0 } person] => new Recipient(RecipientKind.Person, person.Trim()),
        ["mail", var address] when MailAddress.TryCreate(address, out _) => new Recipient(RecipientKind.Mail, address.Trim()),
        ["webhook", { Length: > 0 } name] => new Recipient(RecipientKind.Webhook, name.Trim()),
        _ => throw new FormatException($"\"{text}\" is nobody who can be told; write owner, owner-or-channel, channel, managers, deputies, person:ada@contoso.com, mail:duty@contoso.com or webhook:sms."),
    };

    private static Duration ReadRepeat(string text) => SettingText.Span(text) is var often && often >= Duration.FromMinutes(5)
        ? often
        : throw new FormatException($"\"{text}\" is too often; it can be said again every 5min or less often.");

    private static int ReadMost(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 20
        ? most
        : throw new FormatException($"\"{text}\" is not a number of times from 1 to 20.");

    [GeneratedRegex(@"^(?:(?<mark>amber|red)\s*(?:(?<sign>[+-])\s*(?<span>\w+?)(?<wall>\s+by the clock)?)?|(?<share>\d{1,2})\s*%)$", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
