using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChatSla.Storage;

/// <summary>The id under which the log shows everything that one request caused, also what the outbox does of it later.</summary>
public static partial class Correlation
{
    private static readonly AsyncLocal<string?> Ambient = new();
    private static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("Correlation {CorrelationId}");

    /// <summary>Null: nobody's request caused it.</summary>
    public static string? Current => Ambient.Value;

    /// <summary>Until disposed. Not asynchronous on purpose: what is set inside an awaited method does not reach its caller.</summary>
    /// <param name="id">Null: none.</param>
    public static IDisposable Begin(string? id, ILogger logger) => new Caused(id, logger);

    /// <summary>The first of the ids that is fit for a log, or a new one.</summary>
    public static string Of(params ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
        {
            if (id is not null && Id().IsMatch(id)) return id;
        }

        return Guid.CreateVersion7().ToString("N");
    }

    /// <summary>Runs a job under the id, and in the trace, that was current where it was handed in.</summary>
    internal static Func<DbSession, Task> Keep(Func<DbSession, Task> job)
    {
        var (id, span) = (Current, Activity.Current);
        return id is null && span is null ? job : async session =>
        {
            Ambient.Value = id;
            Activity.Current = span;
            await job(session);
        };
    }

    [GeneratedRegex(@"^[\w.+/=:;@-]{1,200}\z")]
    private static partial Regex Id();

    private sealed class Caused : IDisposable
    {
        private readonly string? before = Ambient.Value;
        private readonly IDisposable? scope;

        public Caused(string? id, ILogger logger)
        {
            Ambient.Value = id;
            scope = id is null ? null : Scope(logger, id);
        }

        public void Dispose()
        {
            scope?.Dispose();
            Ambient.Value = before;
        }
    }
}
