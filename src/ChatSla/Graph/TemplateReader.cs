using System.Text.RegularExpressions;
using ChatSla.Core.Queries;
using ChatSla.Time;

namespace ChatSla.Graph;

/// <summary>Reads the texts of a mailbox. A placeholder that is not known would go out to customers as it is, so it is a fault.</summary>
public static partial class TemplateReader
{
    private static readonly ReplyKind[] Kinds = [ReplyKind.Answer, ReplyKind.Holding, ReplyKind.Acknowledgement];

    /// <param name="key">Of the mailbox.</param>
    public static MailTemplates Read(string key, MailboxOptions options, Faults faults)
    {
        var language = ReadLanguage($"{key}:Language", options.Language, faults);
        var read = options.Templates.Select((template, at) => ReadOne($"{key}:Templates:{at}", template, language, faults)).ToList();
        foreach (var twice in read.GroupBy(one => (one.Kind, one.Name)).Where(group => group.Count() > 1))
            faults.Add($"{key}:Templates", $"the name \"{twice.Key.Name}\" stands there {twice.Count()} times for {twice.Key.Kind}.");
        return new MailTemplates(language, read);
    }

    private static MailTemplate ReadOne(string key, TemplateOptions options, string usual, Faults faults)
    {
        faults.Require($"{key}:Name", options.Name, "is empty; say how staff know this text.");
        faults.Require($"{key}:Text", options.Text, "is empty.");
        foreach (var (part, text) in new[] { ("Subject", options.Subject), ("Text", options.Text) })
        {
            foreach (var unknown in Placeholder().Matches(text ?? "").Select(match => match.Value).Where(one => !TemplateText.Placeholders.Contains(one)).Distinct())
                faults.Add($"{key}:{part}", $"{unknown} is not known; known are {string.Join(", ", TemplateText.Placeholders)}.");
        }

        var isKind = Enum.TryParse<ReplyKind>(options.Kind, ignoreCase: true, out var kind) && Kinds.Contains(kind);
        if (!isKind) faults.Add($"{key}:Kind", $"\"{options.Kind}\" is none of {string.Join(", ", Kinds)}.");
        var language = options.Language is { } given ? ReadLanguage($"{key}:Language", given, faults) : usual;
        return new MailTemplate(options.Name.Trim(), language, kind, string.IsNullOrWhiteSpace(options.Subject) ? null : options.Subject.Trim(), options.Text.Trim());
    }

    private static string ReadLanguage(string key, string text, Faults faults)
    {
        var language = text.Trim().ToLowerInvariant();
        if (!Language().IsMatch(language)) faults.Add(key, $"\"{text}\" is no language of two letters, as en, sv or de.");
        return language;
    }

    [GeneratedRegex(@"\{[^{}\s]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex Language();
}
