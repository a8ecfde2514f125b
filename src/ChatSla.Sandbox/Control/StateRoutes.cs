using System.Text.Json.Nodes;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>The sandbox as a whole: its state and news, its faults, and the program.</summary>
internal static class StateRoutes
{
    public static void MapState(this IEndpointRouteBuilder control)
    {
        control.MapGet("/state", Show);
        control.MapGet("/events", (HttpContext context, EventStream stream) => stream.WriteAsync(context, null, Describe));
        control.MapGet("/faults", (Faults faults) => faults.Describe());
        control.MapPost("/faults", SetFaultsAsync);
        control.MapPost("/program", DriveAsync);
    }

    private static JsonObject Show(Tenant tenant, SandboxClock clock, Faults faults, ProgramProcess program, ProgramDoor door, KillSwitch kill) => new()
    {
        ["clock"] = ClockRoutes.Show(clock),
        ["program"] = ShowProgram(program, door, kill),
        ["mailboxes"] = ShowMailboxes(tenant),
        ["customers"] = MailRoutes.ShowCustomers(tenant),
        ["teams"] = TeamsRoutes.Show(tenant),
        ["faults"] = faults.ToJson(),
    };

    private static JsonObject ShowProgram(ProgramProcess program, ProgramDoor door, KillSwitch kill) => new()
    {
        ["state"] = program.State.ToString().ToLowerInvariant(),
        ["address"] = door.Address,
        ["pid"] = program.Id,
        ["log"] = program.LogPath,
        ["isToBeKilled"] = kill.IsArmed,
    };

    private static JsonArray ShowMailboxes(Tenant tenant)
    {
        lock (tenant.Gate)
        {
            return tenant.Mailboxes.Where(mailbox => mailbox.IsInTenant).Select(mailbox => new JsonObject
            {
                ["address"] = mailbox.Address,
                ["name"] = mailbox.Name,
                ["inbox"] = mailbox.Inbox.Messages.Count,
                ["sentItems"] = mailbox.SentItems.Messages.Count,
                ["drafts"] = mailbox.Drafts.Messages.Count,
            }).ToJsonArray();
        }
    }

    private static string Describe(SandboxEvent news) => $"event: {news.ToString().ToLowerInvariant()}\ndata: {{}}\n\n";

    private static async Task<JsonObject> SetFaultsAsync(HttpRequest request, Faults faults)
    {
        var wrong = faults.Change(await request.ReadObjectAsync("BadRequest"));
        return wrong is null ? faults.ToJson() : throw new HttpProblem(400, "NoSuchFault", wrong);
    }

    private static async Task<JsonObject> DriveAsync(HttpRequest request, ProgramProcess program, ProgramDoor door, KillSwitch kill)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        var action = order.Text("action");
        if (action is "kill" && order.Text("at") is { } step)
        {
            if (step.Length == 0) kill.Disarm();
            else if (!KillSwitch.Steps.Contains(step)) throw new HttpProblem(400, "NoSuchStep", $"The program can be killed at {string.Join(", ", KillSwitch.Steps)}.");
            else kill.Arm(step, order.Flag("done"));
            return ShowProgram(program, door, kill);
        }

        if (action is not ("start" or "stop" or "kill" or "restart"))
            throw new HttpProblem(400, "NoSuchAction", "The program can be told to start, stop, kill or restart.");

        if (action is not "start") await program.StopAsync(forcibly: action == "kill");
        if (action is "start" or "restart") await program.StartAsync(request.HttpContext.RequestAborted);
        return ShowProgram(program, door, kill);
    }
}
