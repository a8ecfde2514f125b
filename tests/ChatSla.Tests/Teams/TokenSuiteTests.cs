using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.Teams;

/// <summary>Every token that is let in and every one that is not, over HTTP: each rule of the Bot Connector's broken alone.</summary>
public sealed class TokenSuiteTests : IAsyncLifetime
{
    private const string Service = SignedDoor.Service;

    private SignedDoor door = null!;

    public async ValueTask InitializeAsync() => door = await SignedDoor.OpenAsync();

    public async ValueTask DisposeAsync() => await door.DisposeAsync();

    /// <summary>What is changed in a token that is good, and what the activity is answered with.</summary>
    public static TheoryData<string, int> Cases() => new()
    {
        { "good", 202 },
        { "expired 4 minutes ago", 202 },
        { "begins in 4 minutes", 202 },
        { "service URL without the slash", 202 },
        { "service URL in other case", 202 },
        { "more claims than usual", 202 },
        { "expired 6 minutes ago", 401 },
        { "begins in 6 minutes", 401 },
        { "never expires", 401 },
        { "foreign issuer", 401 },
        { "issuer with a slash", 401 },
        { "issuer of Entra", 401 },
        { "no issuer", 401 },
        { "issuer is a number", 401 },
        { "foreign audience", 401 },
        { "audience is the connector", 401 },
        { "audience in api form", 401 },
        { "no audience", 401 },
        { "no service URL", 401 },
        { "other service URL", 401 },
        { "service URL in camel case", 401 },
        { "service URL is a list", 401 },
        { "empty service URL", 401 },
        { "unknown key", 401 },
        { "known key under an unknown name", 401 },
        { "another's key under a known name", 401 },
        { "no key named", 401 },
        { "algorithm none", 401 },
        { "algorithm none with a signature", 401 },
        { "HS256 with the public key", 401 },
        { "PS256", 401 },
        { "RS256 said, RS512 signed", 401 },
        { "claims changed after signing", 401 },
        { "signature cut", 401 },
        { "endorsements missing", 403 },
        { "endorses other channels", 403 },
        { "channel in other case", 403 },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_token_is_let_in_or_refused(string what, int status)
    {
        var activity = SignedDoor.Activity();
        if (what == "channel in other case") activity["channelId"] = "MSTEAMS";
        if (what == "endorsements missing") door.Endorsements = null;
        if (what == "endorses other channels") door.Endorsements = ["webchat", "skype"];

        Assert.Equal(status, await door.SendAsync(TokenWith(what), activity));
        Assert.Equal(status == 202 ? 1 : 0, await door.CountKeptAsync());
        Assert.DoesNotContain(door.Log, line => line.Contains(TokenWith("good")[..60], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln")]
    [InlineData("GOOD")]
    [InlineData("Token GOOD")]
    [InlineData("Bearer Bearer GOOD")]
    [InlineData("Bearer GOOD", "Bearer GOOD")]
    [InlineData("Basic dXNlcjpwYXNz", "Bearer GOOD")]
    public async Task What_is_no_single_bearer_token_is_refused_without_asking_for_keys(params string[] headers)
    {
        var good = door.Token();
        using var body = new StringContent(SignedDoor.Activity().ToJsonString());

        Assert.Equal(401, await door.PostAsync(body, [.. headers.Select(header => header.Replace("GOOD", good, StringComparison.Ordinal))]));
        Assert.Equal(0, door.Fetched);
        Assert.Equal(0, await door.CountKeptAsync());
    }

    [Theory]
    [InlineData(20_000, 401)]
    [InlineData(60_000, 431)]
    public async Task A_header_without_end_is_refused(int letters, int status)
    {
        using var body = new StringContent("{}");

        Assert.Equal(status, await door.PostAsync(body, $"Bearer {new string('a', letters)}"));
    }

    [Fact]
    public async Task The_first_request_after_the_keys_were_rolled_passes()
    {
        await using var rolling = await SignedDoor.OpenAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(202, await rolling.SendAsync(rolling.Token()));
        await Task.Delay(TimeSpan.FromMilliseconds(1100), TimeProvider.System, TestContext.Current.CancellationToken);
        rolling.Keys.Clear();
        rolling.Keys["two"] = RSA.Create(2048);

        Assert.Equal(202, await rolling.SendAsync(rolling.Token(head: header => header["kid"] = "two")));
    }

    [Fact]
    public async Task The_log_names_who_signed_for_whom_and_with_which_key_and_never_the_token()
    {
        var token = door.Token(claims => claims["iss"] = "https://somebody.example");
        await door.SendAsync(token);

        var said = Assert.Single(door.Log);
        Assert.Contains($"(iss https://somebody.example, aud {SignedDoor.Bot}, kid one)", said, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[1], said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_a_token_does_not_fill_the_log()
    {
        await door.SendAsync(door.Token(claims => claims["iss"] = new string('x', 4000)));

        Assert.True(Assert.Single(door.Log).Length < 500);
    }

    private string TokenWith(string what) => what switch
    {
        "expired 4 minutes ago" => door.Token(claims => claims["exp"] = SignedDoor.In(-4)),
        "expired 6 minutes ago" => door.Token(claims => claims["exp"] = SignedDoor.In(-6)),
        "begins in 4 minutes" => door.Token(claims => claims["nbf"] = SignedDoor.In(4)),
        "begins in 6 minutes" => door.Token(claims => claims["nbf"] = SignedDoor.In(6)),
        "never expires" => door.Token(claims => claims.Remove("exp")),
        "service URL without the slash" => door.Token(claims => claims["serviceurl"] = Service.TrimEnd('/')),
        "service URL in other case" => door.Token(claims => claims["serviceurl"] = Service.ToUpperInvariant()),
        "more claims than usual" => door.Token(claims => claims["tid"] = SignedDoor.Tenant),
        "foreign issuer" => door.Token(claims => claims["iss"] = "https://somebody.example"),
        "issuer with a slash" => door.Token(claims => claims["iss"] = SignedDoor.Issuer + "/"),
        "issuer of Entra" => door.Token(claims => claims["iss"] = $"https://sts.windows.net/{SignedDoor.Tenant}/"),
        "no issuer" => door.Token(claims => claims.Remove("iss")),
        "issuer is a number" => door.Token(claims => claims["iss"] = 5),
        "foreign audience" => door.Token(claims => claims["aud"] = "33333333-3333-4333-8333-333333333333"),
        "audience is the connector" => door.Token(claims => claims["aud"] = SignedDoor.Issuer),
        "audience in api form" => door.Token(claims => claims["aud"] = $"api://{SignedDoor.Bot}"),
        "no audience" => door.Token(claims => claims.Remove("aud")),
        "no service URL" => door.Token(claims => claims.Remove("serviceurl")),
        "other service URL" => door.Token(claims => claims["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        "service URL in camel case" => door.Token(claims =>
        {
            claims.Remove("serviceurl");
            claims["serviceUrl"] = Service;
        }),
        "service URL is a list" => door.Token(claims => claims["serviceurl"] = new JsonArray(Service, Service)),
        "empty service URL" => door.Token(claims => claims["serviceurl"] = ""),
        "unknown key" => Strange(header => header["kid"] = "stranger"),
        "another's key under a known name" => Strange(null),
        "known key under an unknown name" => door.Token(head: header => header["kid"] = "stranger"),
        "no key named" => door.Token(head: header => header.Remove("kid")),
        "algorithm none" => Unsigned("none", ""),
        "algorithm none with a signature" => Unsigned("none", "AAAA"),
        "HS256 with the public key" => Unsigned("HS256", null),
        "PS256" => door.Token(head: header => header["alg"] = "PS256"),
        "RS256 said, RS512 signed" => door.Token(head: header => header["alg"] = "RS512"),
        "claims changed after signing" => Changed(door.Token().Split('.')),
        "signature cut" => door.Token()[..^8],
        _ => door.Token(),
    };

    private static string Changed(string[] parts)
    {
        var claims = SignedDoor.Claims();
        claims["extra"] = 1;
        return $"{parts[0]}.{SignedDoor.Encode(claims)}.{parts[2]}";
    }

    private string Strange(Action<JsonObject>? head)
    {
        using var stranger = RSA.Create(2048);
        return door.Token(head: head, key: stranger);
    }

    private string Unsigned(string algorithm, string? signature)
    {
        var unsigned = $"{SignedDoor.Encode(new JsonObject { ["alg"] = algorithm, ["kid"] = "one", ["typ"] = "JWT" })}.{SignedDoor.Encode(SignedDoor.Claims())}";
        return $"{unsigned}.{signature ?? SignedDoor.Encode(HMACSHA256.HashData(door.Keys["one"].ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(unsigned)))}";
    }
}
