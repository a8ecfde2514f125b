using ChatSla.Teams;

namespace ChatSla.Tests.Teams;

public sealed class ChannelLinkTests
{
    private const string Id = "19:2f0f4c5d1a9b4b6a8a1e7a3b5c2d1e0f@thread.tacv2";

    [Theory]
    [InlineData(Id, null)]
    [InlineData("  " + Id + " ", null)]
    [InlineData("19:0123abcd@thread.skype", null)]
    [InlineData("https://teams.microsoft.com/l/channel/19%3A2f0f4c5d1a9b4b6a8a1e7a3b5c2d1e0f%40thread.tacv2/Support?groupId=44444444-4444-4444-8444-444444444444&tenantId=11111111-1111-4111-8111-111111111111", "44444444-4444-4444-8444-444444444444")]
    [InlineData("https://teams.microsoft.com/l/channel/19%3a2f0f4c5d1a9b4b6a8a1e7a3b5c2d1e0f%40thread.tacv2/S%C3%B6k%20h%C3%A4r?tenantId=1&groupId=g&ngc=true", "g")]
    [InlineData("https://teams.microsoft.com/l/channel/19:2f0f4c5d1a9b4b6a8a1e7a3b5c2d1e0f@thread.tacv2/Support", null)]
    [InlineData("https://teams.cloud.microsoft/l/channel/19%3A2f0f4c5d1a9b4b6a8a1e7a3b5c2d1e0f%40thread.tacv2/Support", null)]
    public void A_channel_is_read_as_people_paste_it(string pasted, string? group)
    {
        var link = ChannelLink.Parse(pasted);

        Assert.EndsWith(link.ChannelId.Contains("skype", StringComparison.Ordinal) ? "thread.skype" : Id, link.ChannelId, StringComparison.Ordinal);
        Assert.Equal(group, link.TeamGroupId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Support")]
    [InlineData("19:abc")]
    [InlineData("19:abc@thread.tacv2;messageid=1")]
    [InlineData("https://teams.microsoft.com/l/team/19%3Aabc%40thread.tacv2/conversations?groupId=g")]
    [InlineData("https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/123")]
    [InlineData("https://example.com/")]
    public void What_is_no_channel_is_refused_and_says_where_to_find_one(string pasted) =>
        Assert.Contains("Get link to channel", Assert.Throws<FormatException>(() => ChannelLink.Parse(pasted)).Message, StringComparison.Ordinal);
}
