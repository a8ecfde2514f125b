using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>A gate and how many of those that wait at it may go now.</summary>
public readonly record struct GateRoom(string Gate, int Room, int Version);

/// <summary>
/// The gates before a service with limits. Who may not pass now waits in the outbox, at the gate's name and without a place among those
/// that run; when the gate opens, as many are taken as may pass, the most urgent first. Nobody new passes those who wait. Of several replicas
/// each lets its share through.
/// </summary>
public sealed class SendGates(DueSignal due, TimeProvider clock, Replicas? replicas = null)
{
    private static readonly Duration LongestClosing = Duration.FromMinutes(15);

    private readonly Lock key = new();
    private readonly Dictionary<string, Gate> gates = [];

    /// <summary>Passes all of the gates or none.</summary>
    /// <param name="inLine">
    /// Whether those who wait at a gate go first. They do not go before one who has waited at another gate of the same request: of two such,
    /// each sent back behind the other, neither would ever go. Nor before a question outside the line: one of them may wait for its answer.
    /// </param>
    /// <param name="wait">Where it is refused: until when at least, or null where that depends on the answers to what is on the way.</param>
    /// <returns>Null: passed. Else the gate that is shut.</returns>
    public string? TryPass(IReadOnlyList<(string Name, IReadOnlyList<SendLimit> Limits)> wanted, OutboxTurn? turn, bool inLine, out Instant? wait)
    {
        var now = clock.Now;
        var goesFirst = !inLine || turn?.PlaceAt is not null;
        wait = null;
        lock (key)
        {
            foreach (var (name, limits) in wanted)
            {
                var gate = Of(name, limits);
                var kept = goesFirst ? 0 : gate.Kept;
                if (gate.RoomAt(now, kept) > 0 && (goesFirst || !gate.HasWaiting)) continue;

                wait = gate.OpensAt(now, kept);
                return name;
            }

            foreach (var (name, _) in wanted)
            {
                gates[name].Window.Begin();
                if (turn?.PlaceAt == name) GiveBack(turn);
            }

            return null;
        }
    }

    /// <summary>The answer is there, or none will come.</summary>
    /// <param name="isWell">The service did not say that it has had enough.</param>
    public void Answered(IReadOnlyList<string> passed, bool isWell)
    {
        var now = clock.Now;
        lock (key)
        {
            foreach (var name in passed)
            {
                gates[name].Window.End(now);
                if (isWell) gates[name].IsWell();
            }
        }

        Wake(passed);
    }

    /// <summary>What passed a gate and then did not leave.</summary>
    public void Withdrawn(IReadOnlyList<string> passed)
    {
        lock (key)
        {
            foreach (var name in passed) gates[name].Window.Withdraw();
        }

        Wake(passed);
    }

    /// <summary>The service asked to be left alone there. Afterwards one goes first, and the others when it was served.</summary>
    /// <param name="wait">Null: it did not say for how long; longer with each time in a row.</param>
    public Duration Close(string name, IReadOnlyList<SendLimit> limits, Duration? wait)
    {
        lock (key)
        {
            var gate = Of(name, limits);
            var closing = wait ?? Duration.Min(LongestClosing, Duration.FromSeconds(1 << Math.Min(gate.Refusals + 1, 10))) * (0.8 + (0.4 * Spread(name, gate.Refusals)));
            gate.Close(clock.Now + closing);
            return closing;
        }
    }

    /// <summary>Those that wait are let in again, as many as there is room for.</summary>
    public IReadOnlyList<GateRoom> Rooms()
    {
        var now = clock.Now;
        lock (key)
        {
            return [.. gates.Where(gate => gate.Value.HasWaiting).Select(gate => new GateRoom(gate.Key, gate.Value.RoomAt(now, gate.Value.Kept), gate.Value.Version)).Where(room => room.Room > 0)];
        }
    }

    /// <summary>These were taken from where they waited; a place is kept for each.</summary>
    /// <param name="asked">How many rows there might have been.</param>
    public void Taken(IReadOnlyList<GateRoom> rooms, IReadOnlyList<OutboxRow> rows, int asked)
    {
        lock (key)
        {
            foreach (var room in rooms)
            {
                var taken = rows.Count(row => row.Gate == room.Gate);
                gates[room.Gate].Kept += taken;

                // Nobody else waits there, unless somebody came meanwhile.
                if (taken < room.Room && rows.Count < asked && gates[room.Gate].Version == room.Version) gates[room.Gate].HasWaiting = false;
            }
        }
    }

    /// <summary>The try is over: a place that was kept for it and not used is free.</summary>
    public void GiveBack(OutboxTurn turn)
    {
        lock (key)
        {
            if (turn.PlaceAt is { } name && gates.TryGetValue(name, out var gate)) gate.Kept--;
            turn.PlaceAt = null;
        }
    }

    /// <summary>Whether anybody waits anywhere.</summary>
    public bool HasLines
    {
        get
        {
            lock (key) return gates.Values.Any(gate => gate.HasWaiting);
        }
    }

    /// <summary>Whether others wait there, behind whom a new one has to wait.</summary>
    public bool HasLine(string name)
    {
        lock (key) return gates.TryGetValue(name, out var gate) && gate.HasWaiting;
    }

    public bool IsClosed(string name)
    {
        lock (key) return gates.TryGetValue(name, out var gate) && gate.IsClosedAt(clock.Now);
    }

    public bool Knows(string name)
    {
        lock (key) return gates.ContainsKey(name);
    }

    /// <summary>A message waits there, and that is stored.</summary>
    public void Waits(string name)
    {
        lock (key)
        {
            if (!gates.TryGetValue(name, out var gate)) return;
            gate.HasWaiting = true;
            gate.Version++;
        }

        Wake([name]);
    }

    /// <summary>The earliest instant at which somebody who waits may go; null: nobody waits, or it depends on answers, which wake the due loop.</summary>
    public Instant? NextOpening()
    {
        var now = clock.Now;
        lock (key)
        {
            return gates.Values.Where(gate => gate.HasWaiting).Min(gate => gate.OpensAt(now, gate.Kept));
        }
    }

    /// <summary>The gates at which nobody waits beyond that instant.</summary>
    public IReadOnlyList<string> OpenBy(Instant until)
    {
        var now = clock.Now;
        lock (key)
        {
            return [.. gates.Where(gate => gate.Value.OpensAt(now, gate.Value.Kept) is not { } opens || opens <= until).Select(gate => gate.Key)];
        }
    }

    /// <summary>Forgets the places where nothing was said for as long as any limit looks back.</summary>
    public void Tidy()
    {
        var now = clock.Now;
        lock (key)
        {
            foreach (var idle in gates.Where(gate => gate.Value.IsIdleAt(now)).Select(gate => gate.Key).ToList()) gates.Remove(idle);
        }
    }

    private void Wake(IReadOnlyList<string> names)
    {
        var now = clock.Now;
        Instant? opens;
        lock (key)
        {
            opens = names.Select(gates.GetValueOrDefault).Where(gate => gate is { HasWaiting: true }).Min(gate => gate!.OpensAt(now, gate.Kept));
        }

        if (opens is { } at) due.Notify(at);
    }

    private Gate Of(string name, IReadOnlyList<SendLimit> limits)
    {
        if (!gates.TryGetValue(name, out var gate)) gates[name] = gate = new Gate(new SendWindow(limits, () => replicas?.Count ?? 1));
        return gate;
    }

    /// <summary>From 0 to 1, another for each name and time, the same in every run: those who are refused together do not come back together.</summary>
    private static double Spread(string name, int turn) =>
        unchecked(name.Aggregate((uint)turn * 2654435761u, (sum, letter) => unchecked((sum ^ letter) * 16777619u)) & 0xFFFF) / 65535.0;

    private sealed class Gate(SendWindow window)
    {
        private Instant closedUntil = Instant.MinValue;
        private bool isTried;

        public SendWindow Window { get; } = window;

        public bool HasWaiting { get; set; }

        public int Version { get; set; }

        public int Kept { get; set; }

        public int Refusals { get; private set; }

        public int RoomAt(Instant now, int kept)
        {
            if (now < closedUntil) return 0;

            var room = Window.RoomAt(now, kept);
            return isTried ? Math.Min(room, 1 - Window.OnTheWay - kept) : room;
        }

        public Instant? OpensAt(Instant now, int kept)
        {
            if (isTried && Window.OnTheWay + kept > 0) return null;
            return Window.OpensAt(now, kept) is { } opens ? Instant.Max(opens, closedUntil) : null;
        }

        public bool IsClosedAt(Instant now) => now < closedUntil;

        public void Close(Instant until) => (closedUntil, isTried, Refusals) = (Instant.Max(closedUntil, until), true, Refusals + 1);

        public void IsWell() => (isTried, Refusals) = (false, 0);

        public bool IsIdleAt(Instant now)
        {
            Window.RoomAt(now);
            return Window.IsIdle && !HasWaiting && Kept == 0 && now >= closedUntil && !isTried;
        }
    }
}
