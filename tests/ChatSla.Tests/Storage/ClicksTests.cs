using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Storage;

public sealed class ClicksTests : JournalFixture
{
    [Fact]
    public async Task A_click_is_done_once_within_the_hour_and_may_be_done_again_when_it_is_forgotten()
    {
        Assert.Equal((true, false, true), (await BeginAsync("one"), await BeginAsync("one"), await BeginAsync("other")));

        Clock.Pass(seconds: 59 * 60);
        Assert.False(await BeginAsync("one"));

        Clock.Pass(seconds: 2 * 60);
        Assert.True(await BeginAsync("one"));
        Assert.False(await BeginAsync("one"));
        Assert.Equal(1, await ReadAsync<int>("SELECT COUNT(*) FROM clicks"));
    }

    private Task<bool> BeginAsync(string key) => Database.WriteAsync(session => Clicks.BeginAsync(session, key, Clock.Now), Cancellation);
}
