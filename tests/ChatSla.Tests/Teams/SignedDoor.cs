using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Limits;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.Teams;

/// <summary>The door for activities behind real HTTP, with keys that the tests hold: everything that may be sent to it can be signed.</summary>
public sealed class SignedDoor : IAsyncDisposable, ILoggerProvider, IInvokeHandler
{
    public const string Bot = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string Issuer = "https://api.botframework.com";
    public const string Service = "https://smba.trafficmanager.net/emea/";

    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-door-").FullName;
    private WebApplication program = null!;
    private int fetched;
    private LimitsSettings? limits;

    public Dictionary<string, RSA> Keys { get; } = new() { ["one"] = RSA.Create(2048) };

    /// <summary>What each published key vouches for; null: nothing is said of it.</summary>
    public JsonArray? Endorsements { get; set; } = ["webchat", "msteams"];

    /// <summary>How often the keys' whereabouts were asked for.</summary>
    public int Fetched => fetched;

    public List<string> Log { get; } = [];

    public List<string> Scopes { get; } = [];

    public int Invoked { get; private set; }

    public Func<Activity, Task<InvokeAnswer?>>? Answer { get; set; }

    public HttpClient Http { get; } = new();

    public Uri Messages => new(new Uri(program.Urls.First()), "api/messages");

    public Database Database => program.Services.GetRequiredService<Database>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="limits">Null: none.</param>
    public static async Task<SignedDoor> OpenAsync(TimeSpan? keysMayBeOld = null, LimitsSettings? limits = null)
    {
        var door = new SignedDoor { limits = limits };
        await door.StartAsync(keysMayBeOld ?? TimeSpan.FromMinutes(5));
        return door;
    }

    /// <summary>Sends an activity with the token, and says what it was answered with.</summary>
    public async Task<int> SendAsync(string? token, JsonObject? activity = null) =>
        await PostAsync(new StringContent((activity ?? Activity()).ToJsonString(), Encoding.UTF8, "application/json"), token is null ? null : $"Bearer {token}");

    public async Task<int> PostAsync(HttpContent body, params string?[] authorizations)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = body };
        foreach (var authorization in authorizations.OfType<string>()) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        // Such a connection ends with the refusal, and another request must not be sent on it.
        request.Headers.ConnectionClose = body.Headers.ContentLength is null or > MessagesEndpoint.MaxBody;
        using var answer = await Http.SendAsync(request, Cancellation);
        return (int)answer.StatusCode;
    }

    public static JsonObject Activity() => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = Service,
        ["from"] = new JsonObject { ["id"] = "29:1ada", ["name"] = "Ada Berg", ["aadObjectId"] = "a1a1a1a1-0001-4001-8001-00000000ada1" },
        ["recipient"] = new JsonObject { ["id"] = $"28:{Bot}" },
        ["conversation"] = new JsonObject { ["id"] = "a:1ada", ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["text"] = "help",
    };

    public static JsonObject Claims() => new() { ["serviceurl"] = Service, ["nbf"] = In(-10), ["exp"] = In(60), ["iss"] = Issuer, ["aud"] = Bot };

    public string Token(Action<JsonObject>? change = null, Action<JsonObject>? head = null, RSA? key = null)
    {
        var (header, claims) = (new JsonObject { ["alg"] = "RS256", ["kid"] = "one", ["typ"] = "JWT" }, Claims());
        change?.Invoke(claims);
        head?.Invoke(header);
        var unsigned = $"{Encode(header)}.{Encode(claims)}";
        return $"{unsigned}.{Encode((key ?? Keys.Values.First()).SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static long In(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    public static string Encode(JsonObject json) => Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public Task<int> CountKeptAsync() => Database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM outbox"), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        Http.Dispose();
        foreach (var key in Keys.Values) key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Lines(this);

    void IDisposable.Dispose()
    {
    }

    async Task<InvokeAnswer?> IInvokeHandler.HandleAsync(Activity activity, CancellationToken cancellation)
    {
        Invoked++;
        return Answer is null ? null : await Answer(activity);
    }

    private async Task StartAsync(TimeSpan keysMayBeOld)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(this);
        builder.Logging.AddFilter("Microsoft", LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (limits is not null) builder.AddLimits(limits);
        else builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MessagesEndpoint.MaxBody);
        builder.Services.TryAddSingleton(new RefusedSources(int.MaxValue));
        builder.Services.AddSingleton(new StoragePath(Path.Combine(folder, "chatsla.db")));
        builder.Services.AddSingleton<Database, SqliteDatabase>();
        builder.Services.AddSingleton<DueSignal>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IInvokeHandler>(this);
        builder.Services.AddSingleton<RepeatedInvokes>();
        builder.Services.AddSingleton<ActivityTokens>();
        builder.Services.AddSingleton<MessagesEndpoint>();
        var port = 0;
        builder.Services.AddSingleton(_ => new BotIdentity(Bot, Tenant, new Uri($"http://127.0.0.1:{port}/metadata"), Issuer, "scope", new Uri("https://smba.trafficmanager.net/teams/")) { KeysMayBeOld = keysMayBeOld });
        program = builder.Build();
        if (limits is not null) program.UseLimits();
        program.MapGet("/metadata", (HttpContext context) =>
        {
            Interlocked.Increment(ref fetched);
            var metadata = new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"http://{context.Request.Host}/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") };
            return Results.Text(metadata.ToJsonString(), "application/json");
        });
        program.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => Published(key.Key, key.Value))]) }.ToJsonString(), "application/json"));
        program.MapPost("/api/messages", (HttpContext context, MessagesEndpoint messages) => messages.ReceiveAsync(context));
        await program.StartAsync(Cancellation);
        port = new Uri(program.Urls.First()).Port;
        await Database.StartAsync(Cancellation);
    }

    private JsonObject Published(string id, RSA key)
    {
        var numbers = key.ExportParameters(false);
        var published = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["x5t"] = id, ["n"] = Encode(numbers.Modulus!), ["e"] = Encode(numbers.Exponent!) };
        if (Endorsements is not null) published["endorsements"] = Endorsements.DeepClone();
        return published;
    }

    private sealed class Lines(SignedDoor door) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lock (door.Scopes) Keep(door.Scopes, state.ToString()!);
            return null;
        }

        /// <summary>The first ones; a flood is not remembered.</summary>
        private static void Keep(List<string> lines, string line)
        {
            if (lines.Count < 100) lines.Add(line);
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (door.Log) Keep(door.Log, formatter(state, exception));
        }
    }
}
