using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NodaTime;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>
/// What replicas tell each other, by LISTEN and NOTIFY on a connection of its own. It is told after the commit and not in it, because
/// PostgreSQL commits transactions that notify one after the other; many that make something due at once are one message.
/// </summary>
internal sealed class PostgresNews(PostgresAddress address, string id, Action<string?, string> learn) : IAsyncDisposable
{
    public const string Due = "due";

    private const string Channel = "chatsla";
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan AfterError = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource ends = new();
    private readonly Channel<(string Topic, string Text)> waiting = System.Threading.Channels.Channel.CreateUnbounded<(string Topic, string Text)>();
    private readonly NpgsqlDataSource source = address.Open(parts => (parts.Pooling, parts.MaxAutoPrepare) = (false, 0));
    private long earliest = long.MaxValue;
    private Task listening = Task.CompletedTask;
    private Task telling = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var connection = await ListenAsync(cancellation);
        listening = ListenOnAsync(connection);
        telling = TellOnAsync();
    }

    public void Tell(string topic, string text) => waiting.Writer.TryWrite((topic, text));

    public void TellDue(Instant at)
    {
        var due = at == Instant.MinValue ? 0 : at.ToUnixTimeMilliseconds();
        var before = Interlocked.Read(ref earliest);
        while (due < before)
        {
            var was = Interlocked.CompareExchange(ref earliest, due, before);
            if (was == before)
            {
                if (before == long.MaxValue) Tell(Due, "");
                return;
            }

            before = was;
        }
    }

    /// <summary>At once, on a connection of its own.</summary>
    public async Task SayAsync(string topic, string text)
    {
        await using var connection = await source.OpenConnectionAsync();
        await SayAsync(connection, topic, text, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        await Task.WhenAll(listening, telling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await source.DisposeAsync();
        ends.Dispose();
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, told) =>
        {
            if (told.Payload.Split('|', 3) is [var by, var topic, var text] && by != id) learn(topic, text);
        };
        await using var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await listen.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: it listens anew, and then all is looked at that may have been told meanwhile.")]
    private async Task ListenOnAsync(NpgsqlConnection connection)
    {
        while (true)
        {
            try
            {
                while (true) await connection.WaitAsync(ends.Token);
            }
            catch (Exception) when (!ends.IsCancellationRequested)
            {
                await connection.DisposeAsync();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }

            while (true)
            {
                await Task.Delay(AfterError, TimeProvider.System, ends.Token);
                try
                {
                    connection = await ListenAsync(ends.Token);
                    break;
                }
                catch (Exception) when (!ends.IsCancellationRequested)
                {
                }
            }

            learn(null, "");
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What could not be told is told again; who was away looks at everything when it is back.")]
    private async Task TellOnAsync()
    {
        NpgsqlConnection? connection = null;
        try
        {
            await foreach (var (topic, said) in waiting.Reader.ReadAllAsync(ends.Token))
            {
                var text = said;
                if (topic == Due)
                {
                    await Task.Delay(Together, TimeProvider.System, ends.Token);
                    text = $"{Interlocked.Exchange(ref earliest, long.MaxValue)}";
                }

                for (var isTold = false; !isTold;)
                {
                    try
                    {
                        connection ??= await source.OpenConnectionAsync(ends.Token);
                        await SayAsync(connection, topic, text, ends.Token);
                        isTold = true;
                    }
                    catch (Exception) when (!ends.IsCancellationRequested)
                    {
                        if (connection is not null) await connection.DisposeAsync();
                        connection = null;
                        await Task.Delay(AfterError, TimeProvider.System, ends.Token);
                    }
                }
            }
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private async Task SayAsync(NpgsqlConnection connection, string topic, string text, CancellationToken cancellation)
    {
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = $"{id}|{topic}|{text}" } } };
        await notify.ExecuteNonQueryAsync(cancellation);
    }
}
