using System.Text.Json.Nodes;
using System.Xml;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Reading and moving the sandbox's clock.</summary>
internal static class ClockRoutes
{
    private static readonly double[] Speeds = [0, 1, 60, 600];

    public static void MapClock(this IEndpointRouteBuilder control)
    {
        control.MapGet("/clock", Show);
        control.MapPost("/clock", MoveAsync);
        control.MapGet("/clock/stream", (HttpContext context, EventStream stream, SandboxClock clock) =>
            stream.WriteAsync(context, Tick(clock), news => news == SandboxEvent.Clock ? Tick(clock) : null));
    }

    public static JsonObject Show(SandboxClock clock) => new()
    {
        ["now"] = clock.GetUtcNow().ToTeams(), ["speed"] = clock.Speed, ["zone"] = Contoso.Zone,
    };

    private static string Tick(SandboxClock clock) =>
        EventStream.Data(new JsonObject { ["now"] = clock.GetUtcNow().ToTeams(), ["speed"] = clock.Speed });

    private static async Task<JsonObject> MoveAsync(HttpRequest request, SandboxClock clock, ProgramDoor program)
    {
        var wanted = await request.ReadObjectAsync("BadRequest");
        if (wanted["speed"] is JsonValue speed) SetSpeed(clock, speed);
        if (wanted.Text("jumpBy") is { } by) clock.JumpTo(clock.GetUtcNow() + ReadDuration(by));
        if (wanted.Text("jumpTo") is { } to)
            clock.JumpTo(to == "nextTurn" ? await NextTurnAsync(program, request.HttpContext.RequestAborted) : ReadInstant(to));

        return Show(clock);
    }

    private static void SetSpeed(SandboxClock clock, JsonValue speed)
    {
        if (!speed.TryGetValue<double>(out var wanted) || !Speeds.Contains(wanted))
            throw new HttpProblem(400, "BadSpeed", $"The clock runs at one of these speeds: {string.Join(", ", Speeds)}.");

        clock.Speed = wanted;
    }

    private static async Task<DateTimeOffset> NextTurnAsync(ProgramDoor program, CancellationToken cancellation)
    {
        var health = await program.ReadHealthAsync(cancellation);
        return GraphTime.Read(health.Text("nextTurnAt"))
            ?? throw new HttpProblem(409, "NoNextTurn", "The program waits for nothing, or is not ready.");
    }

    private static DateTimeOffset ReadInstant(string text) =>
        GraphTime.Read(text) ?? throw new HttpProblem(400, "BadInstant", $"'{text}' is not an instant such as 2026-11-23T16:00:00Z.");

    private static TimeSpan ReadDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw new HttpProblem(400, "BadDuration", $"'{text}' is not a duration such as PT1H30M.");
        }
    }
}
