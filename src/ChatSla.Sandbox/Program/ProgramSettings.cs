using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Program;

/// <summary>The settings the program is started with, as environment variables.</summary>
internal static class ProgramSettings
{
    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static IEnumerable<KeyValuePair<string, string>> For(string address, string sandbox, string dataFolder, DateTimeOffset now)
    {
        yield return new("ASPNETCORE_URLS", address);
        yield return new("Microsoft365__Loopback", sandbox);
        yield return new("Graph__NotificationsAddress", address);
        yield return new("Bot__AppId", Contoso.BotAppId);
        yield return new("Bot__TenantId", Contoso.TenantId);
        yield return new("Bot__Credential", "Loopback");
        yield return new("Storage__Path", Path.Combine(dataFolder, "chatsla.db"));
        yield return new("Administrators__0", Contoso.Mia.AadObjectId);
        foreach (var setting in Agreement().Concat(Mailbox(now))) yield return setting;
    }

    private static IEnumerable<KeyValuePair<string, string>> Agreement()
    {
        yield return new("Calendars__office__Zone", Contoso.Zone);
        foreach (var day in WorkingDays) yield return new($"Calendars__office__Hours__{day}", "09:00-17:00");

        const string promise = "Promises__same-day__";
        yield return new(promise + "Service", "Questions that customers send to Contoso Support by mail are answered by a person.");
        yield return new(promise + "Owner", Contoso.Mia.Name);
        yield return new(promise + "Calendar", "office");
        yield return new(promise + "FirstResponse__SameDay__CutOff", "15:00");
        yield return new(promise + "FirstResponse__SameDay__NextBy", "12:00");
        yield return new(promise + "FirstResponse__SameDay__MinLead", "PT2H");
        yield return new(promise + "FirstResponse__Aim", "PT1H30M");
    }

    private static IEnumerable<KeyValuePair<string, string>> Mailbox(DateTimeOffset now)
    {
        const string mailbox = "Mailboxes__0__";
        yield return new(mailbox + "Address", Contoso.SupportAddress);
        yield return new(mailbox + "Name", Contoso.SupportName);
        yield return new(mailbox + "Promise", "same-day");
        yield return new(mailbox + "Channel", Contoso.SupportChannelId);
        yield return new(mailbox + "ManagersChannel", Contoso.ManagersChannelId);
        yield return new(mailbox + "Managers__0", Contoso.Mia.Upn);
        yield return new(mailbox + "WatchFrom", StartOfDay(now).ToGraph());
        yield return new(mailbox + "PollEvery", "PT2S");
    }

    private static DateTimeOffset StartOfDay(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Contoso.Zone);
        return TimeZoneInfo.ConvertTimeToUtc(TimeZoneInfo.ConvertTime(now, zone).Date, zone);
    }
}
