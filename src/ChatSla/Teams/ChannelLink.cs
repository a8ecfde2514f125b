using System.Text.RegularExpressions;

namespace ChatSla.Teams;

/// <summary>A channel as people paste it: the link that Teams copies, or the bare id.</summary>
public sealed partial record ChannelLink(string ChannelId, string? TeamGroupId)
{
    /// <exception cref="FormatException">It is neither.</exception>
    public static ChannelLink Parse(string text)
    {
        var pasted = text.Trim();
        if (Id().IsMatch(pasted)) return new(pasted, null);
        if (Uri.TryCreate(pasted, UriKind.Absolute, out var link) && link.AbsolutePath.Split('/') is [_, "l", "channel", var id, ..] && Id().IsMatch(Uri.UnescapeDataString(id)))
            return new(Uri.UnescapeDataString(id), Group().Match(link.Query) is { Success: true } group ? group.Groups[1].Value : null);

        throw new FormatException($"\"{pasted}\" is no channel; in Teams choose \"Get link to channel\" and paste that (https://teams.microsoft.com/l/channel/19%3A...).");
    }

    [GeneratedRegex(@"^19:[^\s;/]+@thread\.(tacv2|skype)$")]
    private static partial Regex Id();

    [GeneratedRegex("[?&]groupId=([^&]+)")]
    private static partial Regex Group();
}
