using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.Teams;

/// <summary>Tokens of the Bot Connector against metadata of our own, with our own keys.</summary>
public sealed class ActivityTokensTests : IAsyncLifetime, ILogger<ActivityTokens>
{
    private const string Bot = "22222222-2222-4222-8222-222222222222";
    private const string Issuer = "https://api.botframework.com";
    private const string Service = "https://smba.trafficmanager.net/emea/";

    private readonly Dictionary<string, RSA> keys = new() { ["one"] = RSA.Create(2048) };
    private JsonArray? endorsements = ["webchat", "msteams"];
    private WebApplication server = null!;
    private readonly List<string> refusals = [];
    private int fetched;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/metadata", (HttpContext context) => Results.Text(Metadata($"http://{context.Request.Host}/keys").ToJsonString(), "application/json"));
        server.MapGet("/keys", () => Results.Text(Keys().ToJsonString(), "application/json"));
        await server.StartAsync(Cancellation);
    }

    [Theory]
    [InlineData(Service, Service, 200)]
    [InlineData("https://smba.trafficmanager.net/emea", Service, 200)]
    [InlineData(Service, "https://smba.trafficmanager.net/emea", 200)]
    [InlineData("https://SMBA.trafficmanager.net/EMEA/", Service, 200)]
    [InlineData("https://smba.trafficmanager.net/amer/", Service, 401)]
    [InlineData("https://evil.example/emea/", Service, 401)]
    [InlineData(Service, "", 401)]
    [InlineData("", "", 401)]
    public async Task The_service_url_of_the_activity_is_the_one_that_was_signed(string claimed, string told, int status)
    {
        var token = Token(claims => claims["serviceurl"] = claimed);

        Assert.Equal(status, await CheckAsync($"Bearer {token}", told));
    }

    [Fact]
    public async Task A_claim_in_camel_case_is_another_claim()
    {
        var token = Token(claims =>
        {
            claims.Remove("serviceurl");
            claims["serviceUrl"] = Service;
        });

        Assert.Equal(401, await CheckAsync($"Bearer {token}"));
    }

    [Fact]
    public async Task A_token_without_a_service_url_is_refused() =>
        Assert.Equal(401, await CheckAsync($"Bearer {Token(claims => claims.Remove("serviceurl"))}"));

    [Theory]
    [InlineData("msteams", 200)]
    [InlineData("emulator", 403)]
    [InlineData("MSTEAMS", 403)]
    [InlineData("", 403)]
    public async Task A_key_must_endorse_the_channel(string channel, int status) =>
        Assert.Equal(status, await CheckAsync($"Bearer {Token()}", channel: channel));

    [Fact]
    public async Task A_key_without_endorsements_endorses_nothing()
    {
        endorsements = null;

        Assert.Equal(403, await CheckAsync($"Bearer {Token()}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    public async Task What_is_no_token_is_refused(string? header) => Assert.Equal(401, await CheckAsync(header));

    [Fact]
    public async Task A_token_without_the_word_bearer_is_refused() => Assert.Equal(401, await CheckAsync(Token()));

    [Fact]
    public async Task The_word_bearer_may_be_written_in_any_case() => Assert.Equal(200, await CheckAsync($"bearer {Token()}"));

    [Fact]
    public async Task A_token_of_an_unknown_key_is_refused()
    {
        using var stranger = RSA.Create(2048);

        Assert.Equal(401, await CheckAsync($"Bearer {Token(key: stranger, keyId: "stranger")}"));
        Assert.Equal(401, await CheckAsync($"Bearer {Token(key: stranger, keyId: "one")}"));
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = Token().Split('.');
        var claims = Claims();
        claims["serviceurl"] = "https://evil.example/";
        parts[1] = Encode(claims.ToJsonString());

        Assert.Equal(401, await CheckAsync($"Bearer {string.Join('.', parts)}", "https://evil.example/"));
    }

    [Theory]
    [InlineData("aud", "33333333-3333-4333-8333-333333333333")]
    [InlineData("aud", "https://api.botframework.com")]
    [InlineData("iss", "https://sts.windows.net/11111111-1111-4111-8111-111111111111/")]
    [InlineData("iss", "https://api.botframework.com/")]
    [InlineData("aud", null)]
    [InlineData("iss", null)]
    public async Task A_token_for_or_from_somebody_else_is_refused(string claim, string? value) =>
        Assert.Equal(401, await CheckAsync($"Bearer {Token(claims => claims[claim] = value)}"));

    [Theory]
    [InlineData(4, 200)]
    [InlineData(6, 401)]
    public async Task A_token_lives_five_minutes_longer_than_it_says(int expiredMinutesAgo, int status) =>
        Assert.Equal(status, await CheckAsync($"Bearer {Token(claims => claims["exp"] = Now(-expiredMinutesAgo))}"));

    [Theory]
    [InlineData(4, 200)]
    [InlineData(6, 401)]
    public async Task A_token_lives_from_five_minutes_before_it_says(int beginsInMinutes, int status) =>
        Assert.Equal(status, await CheckAsync($"Bearer {Token(claims => claims["nbf"] = Now(beginsInMinutes))}"));

    [Fact]
    public async Task A_token_that_never_ends_is_refused() => Assert.Equal(401, await CheckAsync($"Bearer {Token(claims => claims.Remove("exp"))}"));

    /// <summary>The public key is known to everybody, so a validator that takes it for a shared secret takes any token.</summary>
    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        var exported = keys["one"].ExportSubjectPublicKeyInfo();
        foreach (var secret in new[] { exported, Encoding.ASCII.GetBytes(keys["one"].ExportSubjectPublicKeyInfoPem()), keys["one"].ExportParameters(false).Modulus!, "secret"u8.ToArray() })
        {
            var unsigned = $"{Header("HS256", "one")}.{Encode(Claims().ToJsonString())}";
            var token = $"{unsigned}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(unsigned)))}";
            Assert.Equal(401, await CheckAsync($"Bearer {token}"));
        }
    }

    /// <summary>A key of ours, and a signature by it, of a kind that the connector does not use.</summary>
    [Fact]
    public async Task A_token_signed_in_another_way_with_the_right_key_is_refused()
    {
        var unsigned = $"{Header("PS256", "one")}.{Encode(Claims().ToJsonString())}";
        var signature = keys["one"].SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

        Assert.Equal(401, await CheckAsync($"Bearer {unsigned}.{Encode(signature)}"));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("None", "")]
    [InlineData("none", "AAAA")]
    [InlineData("RS256", "")]
    public async Task A_token_that_nobody_signed_is_refused(string algorithm, string signature) =>
        Assert.Equal(401, await CheckAsync($"Bearer {Header(algorithm, "one")}.{Encode(Claims().ToJsonString())}.{signature}"));

    [Fact]
    public async Task The_first_token_after_the_keys_were_rolled_passes()
    {
        var tokens = NewTokens(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await CheckAsync($"Bearer {Token()}", tokens: tokens));
        await Task.Delay(TimeSpan.FromMilliseconds(1100), TimeProvider.System, Cancellation);
        keys.Clear();
        keys["two"] = RSA.Create(2048);

        var status = await CheckAsync($"Bearer {Token(keyId: "two", key: keys["two"])}", tokens: tokens);
        Assert.True(status == 200, $"{status} after {fetched} fetches: {string.Join(' ', refusals)}");
    }

    [Fact]
    public async Task A_token_that_passed_is_held_against_each_activity_anew()
    {
        var (tokens, header) = (NewTokens(TimeSpan.FromMinutes(5)), $"Bearer {Token()}");
        Assert.Equal(200, await CheckAsync(header, tokens: tokens));

        Assert.Equal(401, await CheckAsync(header, "https://smba.trafficmanager.net/amer/", tokens: tokens));
        Assert.Equal(403, await CheckAsync(header, channel: "emulator", tokens: tokens));
        Assert.Equal(401, await CheckAsync($"{header}x", tokens: tokens));
        Assert.Equal(200, await CheckAsync(header, tokens: tokens));
        Assert.Equal(1, tokens.Remembered);
    }

    /// <summary>A new key under the old one's id: only the signature tells them apart.</summary>
    [Fact]
    public async Task A_token_that_passed_is_forgotten_when_the_keys_change()
    {
        var (tokens, header) = (NewTokens(TimeSpan.FromSeconds(1)), $"Bearer {Token()}");
        Assert.Equal(200, await CheckAsync(header, tokens: tokens));
        await Task.Delay(TimeSpan.FromMilliseconds(1100), TimeProvider.System, Cancellation);
        keys["one"] = RSA.Create(2048);
        Assert.Equal(200, await CheckAsync($"Bearer {Token()}", tokens: tokens));

        Assert.Equal(401, await CheckAsync(header, tokens: tokens));
    }

    [Fact]
    public async Task Tokens_that_are_refused_take_no_room()
    {
        using var stranger = RSA.Create(2048);
        var tokens = NewTokens(TimeSpan.FromMinutes(5));
        Assert.Equal(200, await CheckAsync($"Bearer {Token()}", tokens: tokens));
        for (var turn = 0; turn < 20; turn++) Assert.Equal(401, await CheckAsync($"Bearer {Token(claims => claims["turn"] = turn, stranger)}", tokens: tokens));

        Assert.Equal(1, tokens.Remembered);
    }

    [Fact]
    public async Task The_log_says_whom_a_refused_token_came_from_and_never_the_token()
    {
        var token = Token(claims => claims["iss"] = "https://somebody.example");
        await CheckAsync($"Bearer {token}");

        var said = Assert.Single(refusals);
        Assert.Contains($"(iss https://somebody.example, aud {Bot}, kid one)", said, StringComparison.Ordinal);
        Assert.DoesNotContain(token, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_keys_do_not_make_us_fetch_without_end()
    {
        using var stranger = RSA.Create(2048);
        var tokens = NewTokens(TimeSpan.FromMinutes(5));
        Assert.Equal(200, await CheckAsync($"Bearer {Token()}", tokens: tokens));
        for (var turn = 0; turn < 5; turn++) Assert.Equal(401, await CheckAsync($"Bearer {Token(key: stranger, keyId: "stranger")}", tokens: tokens));

        Assert.InRange(fetched, 1, 2);
    }

    [Fact]
    public async Task Without_metadata_nobody_is_let_in()
    {
        await server.StopAsync(Cancellation);

        Assert.Equal(401, await CheckAsync($"Bearer {Token()}"));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        foreach (var key in keys.Values) key.Dispose();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        refusals.Add(formatter(state, exception));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri MetadataAddress => new(server.Urls.First() + "/metadata");

    private ActivityTokens NewTokens(TimeSpan keysMayBeOld) => new(
        new BotIdentity(Bot, "tenant", MetadataAddress, Issuer, "scope", new Uri(Service)) { KeysMayBeOld = keysMayBeOld }, this);

    private async Task<int> CheckAsync(string? header, string serviceUrl = Service, string channel = "msteams", ActivityTokens? tokens = null)
    {
        tokens ??= NewTokens(TimeSpan.FromMinutes(5));
        return await tokens.ValidateAsync(header) is { } token
            ? await tokens.CheckAsync(token, new Activity(new JsonObject { ["type"] = "message", ["channelId"] = channel, ["serviceUrl"] = serviceUrl }), Cancellation)
            : 401;
    }

    private string Token(Action<JsonObject>? change = null, RSA? key = null, string keyId = "one")
    {
        var claims = Claims();
        change?.Invoke(claims);
        foreach (var missing in claims.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList()) claims.Remove(missing);
        var unsigned = $"{Header("RS256", keyId)}.{Encode(claims.ToJsonString())}";
        return $"{unsigned}.{Encode((key ?? keys["one"]).SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static JsonObject Claims() => new() { ["serviceurl"] = Service, ["nbf"] = Now(-10), ["exp"] = Now(60), ["iss"] = Issuer, ["aud"] = Bot };

    private static string Header(string algorithm, string keyId) => Encode(new JsonObject { ["alg"] = algorithm, ["kid"] = keyId, ["typ"] = "JWT" }.ToJsonString());

    private static long Now(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private JsonObject Metadata(string keysAddress)
    {
        Interlocked.Increment(ref fetched);
        return new() { ["issuer"] = Issuer, ["jwks_uri"] = keysAddress, ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") };
    }

    private JsonObject Keys() => new()
    {
        ["keys"] = new JsonArray([.. keys.Select(key =>
        {
            var numbers = key.Value.ExportParameters(false);
            var published = new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.Key, ["x5t"] = key.Key, ["n"] = Encode(numbers.Modulus!), ["e"] = Encode(numbers.Exponent!),
            };
            if (endorsements is not null) published["endorsements"] = endorsements.DeepClone();
            return published;
        })]),
    };
}
