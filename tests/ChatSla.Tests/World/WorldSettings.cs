namespace ChatSla.Tests.World;

/// <summary>What the program is told in the tests, in the section and key names of its configuration.</summary>
internal static class WorldSettings
{
    public const string Support = "support@contoso.com";
    public const string Sales = "sales@contoso.com";
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string BotAppId = "22222222-2222-4222-8222-222222222222";
    public const string GeneralChannel = "19:general0c1f7d3a5b2e4968a7d1c3e5f7092b4d@thread.tacv2";
    public const string SupportChannel = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2";
    public const string ManagersChannel = "19:managers7b3d5f1a8c6e4209d4f2b0a6c8e1357@thread.tacv2";

    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static IEnumerable<KeyValuePair<string, string?>> For(string sandbox, string folder) =>
    [
        new("Microsoft365:Loopback", sandbox),
        new("Bot:AppId", BotAppId),
        new("Bot:TenantId", TenantId),
        new("Bot:Credential", "Loopback"),
        new("Storage:Path", Path.Combine(folder, "chatsla.db")),
        new("Administrators:0", Staff.Mia.Id),
        new("Calendars:office:Zone", "Europe/Stockholm"),
        .. WorkingDays.Select(day => new KeyValuePair<string, string?>($"Calendars:office:Hours:{day}", "09:00-17:00")),
        new("Promises:same-day:Service", "Questions that customers send to Contoso Support by mail are answered by a person."),
        new("Promises:same-day:Owner", Staff.Mia.Name),
        new("Promises:same-day:Calendar", "office"),
        new("Promises:same-day:FirstResponse:SameDay:CutOff", "15:00"),
        new("Promises:same-day:FirstResponse:SameDay:NextBy", "12:00"),
        new("Promises:same-day:FirstResponse:SameDay:MinLead", "PT2H"),
        new("Promises:same-day:FirstResponse:Aim", "PT1H30M"),
        new("Mailboxes:0:Address", Support),
        new("Mailboxes:0:Name", "Contoso Support"),
        new("Mailboxes:0:Promise", "same-day"),
        new("Mailboxes:0:Channel", SupportChannel),
        new("Mailboxes:0:ManagersChannel", ManagersChannel),
        new("Mailboxes:0:Managers:0", "mia.ek@contoso.com"),
        new("Mailboxes:0:WatchFrom", "2026-11-23"),
        new("Mailboxes:0:PollEvery", "1s"),
        new("Logging:LogLevel:Default", "None"),
    ];
}
