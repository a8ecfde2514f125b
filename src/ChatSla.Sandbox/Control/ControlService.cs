namespace ChatSla.Sandbox.Control;

/// <summary>How the page and the tests drive the sandbox.</summary>
internal static class ControlService
{
    public const string Root = "/control";

    public static void AddControl(this IServiceCollection services)
    {
        services.AddSingleton<EventHub>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<Faults>();
        services.AddSingleton<CustomerMail>();
        services.AddSingleton<PouredMail>();
        services.AddSingleton<Backlog>();
        services.AddSingleton<OutlookReply>();
        services.AddSingleton<PeoplePosts>();
        services.AddSingleton<CardActions>();
        services.AddSingleton<Installation>();
        services.AddSingleton<TeamNews>();
        services.AddSingleton<MessageNews>();
    }

    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Root);
        control.MapClock();
        control.MapMail();
        control.MapMailboxes();
        control.MapSubscriptionControl();
        control.MapRequests();
        control.MapTeams();
        control.MapTeamNews();
        control.MapState();
        control.MapToken();
        control.Map("{**rest}", Refuse);
    }

    private static IResult Refuse() => throw new HttpProblem(404, "NoSuchOperation", "The control interface has no such operation.");
}
