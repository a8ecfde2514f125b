using System.Text.RegularExpressions;

namespace ChatSla.Tests.Limits;

public sealed partial class EndpointTests
{
    [Fact]
    public async Task Every_address_that_answers_is_named_with_its_limits_in_the_operators_guide()
    {
        await using var world = await World.World.StartAsync();
        var documented = Documented().Matches(await File.ReadAllTextAsync(Path.Combine(Shared.Checkout, "docs", "operate.md"), TestContext.Current.CancellationToken)).Select(line => line.Groups[1].Value);

        Assert.Equal(world.Endpoints, documented.Order());
    }

    [GeneratedRegex(@"^\| `((?:GET|POST) /[a-z/]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
