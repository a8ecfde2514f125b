namespace ChatSla.EndToEnd.Measurements;

/// <summary>
/// Mailboxes with a channel each, so many that Teams' limits of a channel (1,800 messages an hour) leave room for what is written. What happens to a query
/// goes by its number: a number of mailboxes that shares no divisor with those steps gives each channel as much.
/// </summary>
internal sealed class SoakOffice(SandboxProcess sandbox, int mailboxes) : IAsyncDisposable
{
    public ControlClient Control => sandbox.Control;

    public ProgramStore Store => new(sandbox.Data);

    public ProgramLog Log => sandbox.Log;

    public string Database => Path.Combine(sandbox.Data, "chatsla.db");

    public int Mailboxes => mailboxes;

    public static string MailboxOf(int number) => $"soak-{number:000}@contoso.com";

    public static async Task<SoakOffice> StartAsync(int mailboxes, CancellationToken cancellation) => new(
        await SandboxProcess.StartAsync("soak", Settings(mailboxes), sandbox => PrepareAsync(sandbox.Control, mailboxes, cancellation), cancellation), mailboxes);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    private static string ChannelOf(int number) => $"19:soak{number:000}0000000000000000000000000@thread.tacv2";

    private static Dictionary<string, string> Settings(int mailboxes)
    {
        var settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Warning", ["Mailboxes:0:PollEvery"] = "PT30S" };
        for (var number = 1; number <= mailboxes; number++)
        {
            settings[$"Mailboxes:{number}:Address"] = MailboxOf(number);
            settings[$"Mailboxes:{number}:Promise"] = "same-day";
            settings[$"Mailboxes:{number}:Channel"] = ChannelOf(number);
            settings[$"Mailboxes:{number}:PollEvery"] = "PT30S";
        }

        return settings;
    }

    private static async Task PrepareAsync(ControlClient control, int mailboxes, CancellationToken cancellation)
    {
        for (var number = 1; number <= mailboxes; number++) await control.PostAsync("mailboxes", new() { ["address"] = MailboxOf(number) }, cancellation);
        await control.ProgramAsync("start", cancellation);
        await control.PostAsync("install", [], cancellation);
        for (var number = 1; number <= mailboxes; number++)
            await control.PostAsync("channels", new() { ["channelId"] = ChannelOf(number), ["name"] = $"Soak {number:000}", ["event"] = "created" }, cancellation);
        await Wait.UntilAsync(
            async () => (await control.GetAsync("subscriptions", cancellation))["subscriptions"]!.AsArray().Count >= (mailboxes + 1) * 3, "the subscriptions", cancellation, seconds: 180, everyMs: 500);
    }
}
