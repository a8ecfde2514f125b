using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>Message ids as they stand in In-Reply-To and References (RFC 5322, 3.6.4).</summary>
public static partial class MessageIds
{
    public static IEnumerable<string> In(IEnumerable<string> headerValues) =>
        headerValues.SelectMany(value => Id().Matches(value).Select(match => match.Value));

    [GeneratedRegex("<[^<>\\s]+>")]
    private static partial Regex Id();
}
