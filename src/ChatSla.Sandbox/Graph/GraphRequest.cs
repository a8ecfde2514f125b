using System.Globalization;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A Graph request about one mailbox, with what its headers and query ask for.</summary>
internal sealed class GraphRequest
{
    private readonly HttpContext context;

    private GraphRequest(HttpContext context)
    {
        this.context = context;
        Tenant = context.RequestServices.GetRequiredService<Tenant>();
        Clock = context.RequestServices.GetRequiredService<Time.SandboxClock>();
        Preferences = Preferences.Read(context.Request);
        Select = SelectList.Parse(Option("select"));
        Expand = ExpandedProperties.Parse(Option("expand"));
        if (Preferences.Applied().ToArray() is { Length: > 0 } applied)
            context.Response.Headers["Preference-Applied"] = string.Join(", ", applied);
    }

    public Tenant Tenant { get; }

    public Time.SandboxClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Preferences Preferences { get; }

    public SelectList Select { get; }

    public ExpandedProperties Expand { get; }

    public HttpRequest Http => context.Request;

    public HttpResponse Response => context.Response;

    public string Root => $"{Http.Scheme}://{Http.Host}/v1.0";

    public static ValueTask<GraphRequest> BindAsync(HttpContext context) => ValueTask.FromResult(new GraphRequest(context));

    /// <summary>A query option, with or without its dollar sign.</summary>
    public string? Option(string name) =>
        Http.Query.TryGetValue("$" + name, out var value) || Http.Query.TryGetValue(name, out value) ? value.ToString() : null;

    public int? Number(string option) =>
        int.TryParse(Option(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The same request further on in the list.</summary>
    public string NextLink(int skip)
    {
        var others = Http.Query
            .Where(option => option.Key.TrimStart('$') != "skip")
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value.ToString())}");
        return $"{Root}{Http.Path.Value![GraphService.Root.Length..]}?{string.Join('&', others.Append($"$skip={skip}"))}";
    }

    /// <summary>Works on the mailbox of the path while nobody else does.</summary>
    public T Locked<T>(Func<Mailbox, T> work)
    {
        lock (Tenant.Gate) return work(FindMailbox());
    }

    public string IdOf(StoredMessage message) => Preferences.ImmutableIds ? message.ImmutableId : message.Id;

    private Mailbox FindMailbox()
    {
        var user = (string)Http.RouteValues["user"]!;
        return Tenant.FindMailbox(user) is { IsInTenant: true } mailbox
            ? mailbox
            : throw new HttpProblem(404, "ErrorInvalidUser", $"The requested user '{user}' is invalid.");
    }
}
