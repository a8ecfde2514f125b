using System.Globalization;
using System.Text;

namespace ChatSla.Tests.Teams;

/// <summary>Many activities at once, good and bad. CHATSLA_FLOOD says how many; tests/long.sh sends 20,000.</summary>
[Collection(nameof(Alone))]
public sealed class FloodTests
{
    private const int AtOnce = 32;

    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("CHATSLA_FLOOD") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task In_a_flood_what_is_good_is_kept_once_what_is_bad_leaves_nothing_and_memory_stays_flat()
    {
        await using var door = await SignedDoor.OpenAsync();
        var (good, strange) = (door.Token(), door.Token(head: header => header["kid"] = "stranger"));
        var repeated = SignedDoor.Activity().ToJsonString();
        await FloodAsync(door, 200, good, strange, repeated);
        var (kept, before) = (await door.CountKeptAsync(), GC.GetTotalMemory(forceFullCollection: true));

        var wrong = await FloodAsync(door, Count, good, strange, repeated);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} activities, {await door.CountKeptAsync() - kept} kept, {door.Fetched} fetches of keys, memory grew by {grown / 1024} KB");
        Assert.Empty(wrong);
        Assert.Equal(Count / 8, await door.CountKeptAsync() - kept);
        Assert.InRange(door.Fetched, 1, 2);
        Assert.InRange(grown, long.MinValue, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task Garbage_alone_never_makes_us_fetch_keys()
    {
        await using var door = await SignedDoor.OpenAsync();
        for (var turn = 0; turn < 50; turn++)
        {
            using var body = new StringContent("{}");
            Assert.Equal(401, await door.PostAsync(body, $"Bearer {door.Token(claims => claims["iss"] = "https://somebody.example")}"));
        }

        Assert.Equal(0, door.Fetched);
    }

    /// <summary>Whoever is still sending when too much is refused may see the connection end before the answer.</summary>
    private static async Task<int> AnsweredAsync(SignedDoor door, StringContent content, string token)
    {
        try
        {
            return await door.PostAsync(content, $"Bearer {token}");
        }
        catch (HttpRequestException) when (content.Headers.ContentLength > 256 * 1024)
        {
            return 413;
        }
    }

    /// <returns>What was answered otherwise than it should have been.</returns>
    private static async Task<IReadOnlyList<string>> FloodAsync(SignedDoor door, int count, string good, string strange, string repeated)
    {
        var wrong = new List<string>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (turn, _) =>
        {
            var (token, body, status) = (turn % 8) switch
            {
                0 => (good, SignedDoor.Activity().ToJsonString(), 202),
                1 => (good, repeated, 202),
                2 => (strange, SignedDoor.Activity().ToJsonString(), 401),
                3 => ("garbage", SignedDoor.Activity().ToJsonString(), 401),
                4 => (good, "{\"type\":5}", 400),
                5 => (good, new string('x', 300 * 1024), 413),
                6 => (good, SignedDoor.Activity().ToJsonString().Replace(SignedDoor.Tenant, "99999999-9999-4999-8999-999999999999", StringComparison.Ordinal), 403),
                _ => (good, "\"" + new string('[', 1000), 400),
            };
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answered = await AnsweredAsync(door, content, token);
            if (answered == status) return;
            lock (wrong) wrong.Add($"{turn}: {answered} instead of {status}");
        });
        return wrong;
    }
}
