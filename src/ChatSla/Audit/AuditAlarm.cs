using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Tells the managers' channels what an audit found, once: the same differences are not told again the next night.</summary>
public sealed class AuditAlarm(MailboxChannels channels, SpokenLanguages languages, ITeamsMessenger messenger)
{
    private const int MostNamed = 5;
    private const string Told = "audit-told";

    public Task<IReadOnlyCollection<string>> PlacesAsync(CancellationToken cancellation) => channels.ManagersChannelsAsync(cancellation);

    /// <summary>Leaves it in the caller's transaction, unless it was told before. Nothing found is nothing told, and whatever comes later is new.</summary>
    /// <param name="first">The first that were found.</param>
    public static async Task PutAsync(DbSession session, IReadOnlyCollection<string> places, int count, IReadOnlyList<Difference> first, Instant now)
    {
        var what = FingerprintOf(first);
        if (await session.FindAsync<long?>("SELECT value FROM counters WHERE name = @Told", new { Told }) == what) return;

        await session.RunAsync("INSERT INTO counters (name, value) VALUES (@Told, @what) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { Told, what });
        var names = first.Select(NameOf).Distinct().ToList();
        var named = string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed || count > first.Count ? " …" : "");
        foreach (var place in count == 0 ? [] : places) await session.PutAsync(new OutboxMessage.SayAudit(place, count, named, now), now);
    }

    public async Task SayAsync(OutboxMessage.SayAudit found, CancellationToken cancellation)
    {
        using var _ = Language.Speak(await languages.OfAsync(found.ManagersChannel, cancellation));
        var text = found.Count == 1 ? AuditStrings.FoundOne.With(found.Named) : AuditStrings.FoundMany.With(Findings.Show(found.Count), found.Named);
        await messenger.PostAsync(found.ManagersChannel, Messages.Plain($"◆ {text}"), cancellation);
    }

    private static string NameOf(Difference one) => one.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Q-{number} ({one.Name})") : one.Name;

    private static long FingerprintOf(IEnumerable<Difference> found)
    {
        var text = string.Join('\n', found.Select(one => $"{one.Name} {one.Number} {one.Id}").Order(StringComparer.Ordinal));
        return text.Length == 0 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
