using ChatSla.Customers;
using NodaTime;

namespace ChatSla.Tests.Customers;

/// <summary>What people write to announce something, and until when. It is Monday 23 November 2026, 10:00 in Stockholm.</summary>
public sealed class AnnounceWordsTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Theory]
    [InlineData("acme.com until Friday: Call before you mail", "acme.com", "Friday", "Call before you mail")]
    [InlineData("Acme AB until Friday 15:00: Say: no refunds", "Acme AB", "Friday 15:00", "Say: no refunds")]
    [InlineData("<a href=\"http://acme.com\">acme.com</a>: Today only", "acme.com", null, "Today only")]
    [InlineData("acme.com till fredag: Ring först", "acme.com", "fredag", "Ring först")]
    [InlineData("Guld till och med 4 dec: Ring först", "Guld", "4 dec", "Ring först")]
    public void It_says_for_whom_until_when_and_what(string words, string target, string? until, string text) =>
        Assert.Equal(new AnnounceOrder.Put(target, until, text), AnnounceOrder.Parse(words));

    [Theory]
    [InlineData("acme.com off")]
    [InlineData("acme.com: off")]
    [InlineData("acme.com av")]
    public void It_is_taken_back(string words) => Assert.Equal(new AnnounceOrder.TakeBack("acme.com"), AnnounceOrder.Parse(words));

    [Fact]
    public void Without_words_it_lists_and_without_sense_it_says_how()
    {
        Assert.Equal(new AnnounceOrder.List(), AnnounceOrder.Parse(" "));
        Assert.Equal(new AnnounceOrder.Unclear(), AnnounceOrder.Parse("something loudly"));
    }

    [Theory]
    [InlineData(null, "2026-11-24T00:00")]
    [InlineData("today", "2026-11-24T00:00")]
    [InlineData("Friday", "2026-11-28T00:00")]
    [InlineData("fredag", "2026-11-28T00:00")]
    [InlineData("fre", "2026-11-28T00:00")]
    [InlineData("Monday", "2026-11-24T00:00")]
    [InlineData("Friday 15:00", "2026-11-27T15:00")]
    [InlineData("fredag kl. 15.00", "2026-11-27T15:00")]
    [InlineData("tomorrow", "2026-11-25T00:00")]
    [InlineData("i morgon 12:00", "2026-11-24T12:00")]
    [InlineData("15:00", "2026-11-23T15:00")]
    [InlineData("4 Dec", "2026-12-05T00:00")]
    [InlineData("den 4 december", "2026-12-05T00:00")]
    [InlineData("4 januari", "2027-01-05T00:00")]
    [InlineData("2026-12-04", "2026-12-05T00:00")]
    public void A_day_ends_with_the_day(string? words, string until) =>
        Assert.Equal(until, UntilWords.Read(words, Now, Stockholm)?.InZone(Stockholm).ToString("uuuu-MM-ddTHH:mm", null));

    [Theory]
    [InlineData("09:00")]
    [InlineData("2026-11-22")]
    [InlineData("2028-11-22")]
    [InlineData("31 Feb")]
    [InlineData("Fryday")]
    [InlineData("Friday 25:00")]
    public void What_is_over_too_far_or_no_time_is_none(string words) => Assert.Null(UntilWords.Read(words, Now, Stockholm));
}
