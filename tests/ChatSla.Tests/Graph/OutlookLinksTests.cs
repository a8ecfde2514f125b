using ChatSla.Graph;

namespace ChatSla.Tests.Graph;

public sealed class OutlookLinksTests
{
    private readonly OutlookLinks links = new(["mail.contoso.com"]);

    [Theory]
    [InlineData("https://outlook.office365.com/owa/?ItemID=AAMk%2B1&exvsurl=1")]
    [InlineData("https://OUTLOOK.office.com/mail/id/1")]
    [InlineData("https://mail.contoso.com/owa/?ItemID=1")]
    public void A_link_to_Outlook_may_stand_on_a_card(string link) => Assert.NotNull(links.Safe(link));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://outlook.office365.com/owa/")]
    [InlineData("https://outlook.office365.com.evil.example/owa/")]
    [InlineData("https://outlook.office365.com@evil.example/")]
    [InlineData("https://user@outlook.office365.com/")]
    [InlineData("https://outlook.office365.com:8443/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/owa/?ItemID=1")]
    public void Any_other_is_left_out(string? link) => Assert.Null(links.Safe(link));
}
