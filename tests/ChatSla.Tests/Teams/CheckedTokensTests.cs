using ChatSla.Teams;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ChatSla.Tests.Teams;

public sealed class CheckedTokensTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_is_known_until_it_ends()
    {
        var tokens = new CheckedTokens();
        tokens.Add("a.b.c", Ending(Noon));

        Assert.NotNull(tokens.Find("a.b.c", Noon.AddTicks(-1)));
        Assert.Null(tokens.Find("a.b.c", Noon));
        Assert.Null(tokens.Find("a.b.c", Noon.AddMinutes(1)));
        Assert.Null(tokens.Find("a.b.d", Noon.AddTicks(-1)));
        Assert.Null(tokens.Find("a.b.c ", Noon.AddTicks(-1)));
    }

    [Fact]
    public void A_flood_of_true_tokens_takes_no_more_room_than_a_thousand()
    {
        var tokens = new CheckedTokens();
        for (var number = 0; number < 10_000; number++) tokens.Add($"token {number}", Ending(Noon.AddHours(1)));

        Assert.InRange(tokens.Count, 512, 1024);
        Assert.NotNull(tokens.Find("token 9999", Noon));
        Assert.NotNull(tokens.Find("token 9600", Noon));
        Assert.Null(tokens.Find("token 0", Noon));
    }

    [Fact]
    public void An_endless_token_is_not_kept()
    {
        var (tokens, endless) = (new CheckedTokens(), new string('a', 10_000));
        tokens.Add(endless, Ending(Noon.AddHours(1)));

        Assert.Null(tokens.Find(endless, Noon));
        Assert.Equal(0, tokens.Count);
    }

    private static CheckedToken Ending(DateTimeOffset until) => new(new JsonWebToken("{}", "{}"), until, "keys");
}
