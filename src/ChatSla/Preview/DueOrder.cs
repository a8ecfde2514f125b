using ChatSla.CommandLine;
using ChatSla.Core.Promises;
using ChatSla.Time;

namespace ChatSla.Preview;

/// <summary>What chatsla due is asked.</summary>
/// <param name="Mailbox">Null: the only one that is watched.</param>
/// <param name="From">An address, a domain or a customer's name; null: anybody.</param>
/// <param name="Kind">Null: the first that is promised.</param>
/// <param name="Settings">The words that are settings.</param>
public sealed record DueOrder(string? Mailbox, string? From, AskedTime When, PromiseKind? Kind, IReadOnlyList<string> Settings)
{
    private const string Usage = "chatsla due --mailbox support@contoso.com [--from anna@acme.com] [--at \"Fri 16:55\"] [--kind first|next|resolution|update]";

    private static readonly string[] Options = ["--mailbox", "--from", "--at", "--kind"];

    /// <exception cref="OrderException">The words cannot be read; the message says what to write.</exception>
    public static DueOrder Read(IReadOnlyList<string> words)
    {
        var (given, settings) = (new Dictionary<string, string>(), new List<string>());
        for (var at = 0; at < words.Count;)
        {
            var word = words[at++];
            var (name, value) = word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && IsOption(word) ? (word[..equals], word[(equals + 1)..]) : (word, null);
            if (Options.Contains(name))
            {
                var rest = value is null ? words.Skip(at).TakeWhile(next => !IsOption(next)).ToList() : [];
                at += rest.Count;
                if (!given.TryAdd(name, value ?? string.Join(' ', rest))) throw new OrderException($"{name} is given twice; give it once.");
            }
            else if (IsOption(name) && name.Contains(':', StringComparison.Ordinal))
            {
                settings.Add(word);
                if (value is null && at < words.Count) settings.Add(words[at++]);
            }
            else
            {
                throw new OrderException($"\"{word}\" is not known to chatsla due. Write {Usage}, and settings as --Storage:Path=FILE.");
            }
        }

        return new DueOrder(One(given, "--mailbox"), One(given, "--from"), ReadTime(One(given, "--at")), ReadKind(One(given, "--kind")), settings);
    }

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal);

    private static string? One(Dictionary<string, string> given, string option) => !given.TryGetValue(option, out var value) ? null
        : string.IsNullOrWhiteSpace(value) ? throw new OrderException($"{option} has no value. Write {Usage}.")
        : value.Trim();

    private static AskedTime ReadTime(string? text)
    {
        try
        {
            return text is null ? AskedTime.Now : TimeWords.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new OrderException($"--at: {wrong.Message}", wrong);
        }
    }

    private static PromiseKind? ReadKind(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "first" => PromiseKind.FirstResponse,
        "next" => PromiseKind.NextResponse,
        "resolution" => PromiseKind.Resolution,
        "update" => PromiseKind.Update,
        _ => throw new OrderException($"--kind: \"{text}\" is none of first, next, resolution and update."),
    };
}
