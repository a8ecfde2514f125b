using ChatSla.Outbox;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Lets a request go to the Bot Connector when its limits allow it, and not to where it is known to be refused.</summary>
public sealed class ConnectorGate(SendGates gates, DeadEnds deadEnds, OutboxStore outbox, TimeProvider clock)
{
    /// <summary>An answer to a click must be there within 5 s.</summary>
    private static readonly Duration ForAPerson = Duration.FromSeconds(3);

    private static readonly Duration ForTheRest = Duration.FromSeconds(90);

    /// <summary>How often something may be said without our hearing whether it was.</summary>
    private const int MostDoubts = 2;

    /// <summary>Runs the request in its turn. The first thing that an outbox message says is put off when it would wait; a later one, and what a person waits for, waits here.</summary>
    /// <exception cref="InLineException">It waits at a gate.</exception>
    /// <exception cref="ConnectorException">What the request threw, or it is not tried because it is known to be refused.</exception>
    public async Task<T> PassAsync<T>(ConnectorCall call, Func<Task<T>> request, CancellationToken cancellation)
    {
        if (await deadEnds.IsDeadAsync(call.Channel, cancellation)) throw new ConnectorException(call, 403, ConnectorException.KnownDeadEnd);

        var turn = OutboxTurn.Current;
        if (call.Says && turn is { BeforeSaying: null, Row.Doubts: >= MostDoubts }) throw new WillNotWorkException("it may have been said twice already, and nobody told us whether it was");

        await EnterAsync(call, turn, cancellation);
        string[] passed = [.. call.Gates.Select(gate => gate.Name)];
        try
        {
            if (call.Says && turn is not null) await NoteAsync(turn, cancellation);
        }
        catch
        {
            gates.Withdrawn(passed);
            throw;
        }

        var isWell = false;
        try
        {
            var answer = await request();
            isWell = true;
            if (call.Says && turn is not null) turn.HasSent = true;
            return answer;
        }
        catch (ConnectorException error)
        {
            isWell = error.Status is not (429 or null);
            if (Closing(error, call) is var (gate, limits, wait)) gates.Close(error.Gate = gate, limits, wait);
            throw;
        }
        finally
        {
            gates.Answered(passed, isWell && !gates.IsClosed(ConnectorLimits.Tenant));
        }
    }

    public bool HasLines => gates.HasLines;

    /// <summary>An outbox message that will have to wait behind others in that conversation waits from now on, before work is spent on it.</summary>
    /// <exception cref="InLineException">It waits at the conversation's gate.</exception>
    public void StandInLine(string conversationId)
    {
        var gate = ConnectorCall.SendGateOf(ThreadId.ChannelOf(conversationId));
        if (OutboxTurn.Current is { HasSent: false, PlaceAt: null } && gates.HasLine(gate)) throw new InLineException(gate);
    }

    private async Task EnterAsync(ConnectorCall call, OutboxTurn? turn, CancellationToken cancellation)
    {
        var began = Measures.Begin();
        var mayBePutOff = turn is { HasSent: false };
        var until = clock.Now + (turn is null ? ForAPerson : ForTheRest);
        while (gates.TryPass(call.Gates, turn, inLine: mayBePutOff, out var opens) is { } shut)
        {
            if (mayBePutOff) throw new InLineException(shut);
            if (opens > until || clock.Now >= until) throw new ConnectorException(call, 429, "TooMuchAtOnce") { Gate = shut };

            var wait = opens is { } at ? at - clock.Now : Duration.FromMilliseconds(20);
            await Task.Delay(Duration.Max(wait, Duration.FromMilliseconds(1)).ToTimeSpan(), clock, cancellation);
        }

        Measures.Waited("teams", began);
    }

    /// <summary>What is urgent is noted before it is said: a program that ends before the answer comes says it once more, and not for ever.</summary>
    private async Task NoteAsync(OutboxTurn turn, CancellationToken cancellation)
    {
        if (turn.BeforeSaying is { } before)
        {
            await before(cancellation);
        }
        else if (turn is { Doubts: 0, Row.Priority: OutboxPriority.Red or OutboxPriority.Amber })
        {
            await outbox.DoubtAsync(turn.Row, cancellation);
            turn.Doubts++;
        }
    }

    /// <summary>Which gate is shut by an answer, and for how long.</summary>
    private static (string Gate, IReadOnlyList<SendLimit> Limits, Duration? Wait)? Closing(ConnectorException error, ConnectorCall call) => error switch
    {
        { Status: 429 } => (call.Gate, call.Limits, error.RetryAfter),
        { IsStoppedByAdmin: true } => (ConnectorLimits.Tenant, ConnectorLimits.OfTenant, Duration.FromMinutes(15)),
        _ => null,
    };
}
