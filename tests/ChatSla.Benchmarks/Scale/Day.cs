namespace ChatSla.Benchmarks.Scale;

/// <summary>
/// A working day of many mailboxes, second by second: mails come by chance around a curve of the hour, wait for Graph, then their cards and edits wait
/// for their channel and for the tenant, cards before edits, the channels in turn. The same seed is the same day.
/// </summary>
public sealed class Day(Costs costs, int mailboxes, int mails, int seed)
{
    private const int Hours = 24;

    /// <summary>Shares of the day's mail by the hour, as an office's customers write: a tenth at night, most before noon.</summary>
    private static readonly double[] Curve =
        [0.5, 0.4, 0.4, 0.4, 0.6, 1.2, 2.5, 5.5, 9.5, 11, 10.5, 8.5, 7, 8.5, 8.5, 7.5, 6, 4, 2.5, 1.8, 1.3, 0.9, 0.6, 0.4];

    private readonly Random chance = new(seed);
    private readonly Channel[] channels = [.. Enumerable.Range(0, mailboxes).Select(_ => new Channel())];
    private readonly Queue<(int Second, int Mailbox)> unread = new();
    private double graphRoom;
    private double graphRequests;
    private double answersWaiting;

    public IReadOnlyList<Hour> Run()
    {
        var shares = Shares();
        var hours = new List<Hour>();
        var turn = 0;
        for (var hour = 0; hour < Hours; hour++)
        {
            var figures = new Hour { At = hour };
            graphRequests = 0;
            var rate = mails * Curve[hour] / Curve.Sum() / 3600;
            for (var second = hour * 3600; second < (hour + 1) * 3600; second++)
            {
                for (var come = Poisson(rate); come > 0; come--, figures.Mails++) unread.Enqueue((second, Pick(shares)));
                Read(second, rate, figures);
                Send(second, ref turn, figures);
            }

            figures.GraphUse = graphRequests / 3600 / (costs.GraphInFlight / costs.GraphSeconds);
            figures.TenantUse = figures.Sends / 3600.0 / costs.TenantSendsASecond;
            figures.CpuUse = (figures.Seen * costs.MailCpu + figures.Seen * costs.EditsAMail * costs.ClickCpu + figures.Sends * costs.SendCpu + mailboxes * costs.PollsAMailboxAMinute * 60 * costs.PollCpu) / 3_600_000 / costs.Cores;
            figures.Unread = unread.Count;
            figures.CardsWaiting = channels.Sum(channel => channel.Cards.Count);
            figures.FullChannels = channels.Count(channel => channel.WasFull);
            foreach (var channel in channels) channel.WasFull = false;
            hours.Add(figures);
        }

        return hours;
    }

    /// <summary>Polls and answers have their part of what may be in flight; a page brings many mails when many wait.</summary>
    private void Read(int second, double rate, Hour figures)
    {
        answersWaiting += rate * costs.AnsweredFromTheCard * costs.GraphRequestsAnAnswer;
        graphRoom = Math.Min(graphRoom, 1) + costs.GraphInFlight / costs.GraphSeconds;
        var polls = mailboxes * costs.PollsAMailboxAMinute / 60;
        Take(Math.Min(polls, graphRoom * 0.5));
        answersWaiting -= Take(Math.Min(answersWaiting, graphRoom * 0.6));
        while (unread.Count > 0)
        {
            // One delta page of a busy mailbox holds up to 50; a quiet one's a single mail.
            var together = Math.Clamp(unread.Count / Math.Max(1, mailboxes / 10), 1, 50);
            if (graphRoom < costs.ReadsAMail) break;
            Take(costs.ReadsAMail);
            for (var one = 0; one < together && unread.TryDequeue(out var mail); one++)
            {
                figures.Seen++;
                figures.SeenDelays.Add(second - mail.Second);
                channels[mail.Mailbox].Cards.Enqueue(second);
                channels[mail.Mailbox].Edits += costs.EditsAMail + costs.TurnsAMail;
            }
        }
    }

    private double Take(double requests)
    {
        graphRoom -= requests;
        graphRequests += requests;
        return requests;
    }

    /// <summary>Each channel in turn, so that none starves another.</summary>
    private void Send(int second, ref int turn, Hour figures)
    {
        var room = costs.TenantSendsASecond;
        for (var looked = 0; looked < channels.Length; looked++)
        {
            var channel = channels[(turn + looked) % channels.Length];
            channel.Refill(costs);
            while (room >= 1 && channel.HasWork && channel.MayPass)
            {
                channel.Pass();
                room--;
                figures.Sends++;
                if (channel.Cards.TryDequeue(out var since)) figures.CardDelays.Add(second - since);
                else channel.Edits--;
            }

            channel.WasFull |= channel.HasWork && channel.IsFull;
        }

        turn = (turn + 17) % channels.Length;
    }

    /// <summary>Few mailboxes get much: the n-th a share of 1 / (n + 20).</summary>
    private double[] Shares()
    {
        var weights = Enumerable.Range(0, mailboxes).Select(n => 1.0 / (n + 20)).ToArray();
        var (sum, total) = (0.0, weights.Sum());
        return [.. weights.Select(weight => sum += weight / total)];
    }

    private int Pick(double[] shares)
    {
        var found = Array.BinarySearch(shares, chance.NextDouble());
        return Math.Min(found < 0 ? ~found : found, shares.Length - 1);
    }

    private int Poisson(double mean)
    {
        var (limit, count, product) = (Math.Exp(-mean), 0, chance.NextDouble());
        for (; product > limit; count++) product *= chance.NextDouble();
        return count;
    }

    private sealed class Channel
    {
        private double second;
        private double half = 60;
        private double hour = 1_800;

        public Queue<int> Cards { get; } = new();

        public double Edits { get; set; }

        public bool WasFull { get; set; }

        public bool HasWork => Cards.Count > 0 || Edits >= 1;

        public bool MayPass => second >= 1 && !IsFull;

        /// <summary>At its limit of half a minute or of an hour; that of a second is met by any few that come at once.</summary>
        public bool IsFull => half < 1 || hour < 1;

        public void Refill(Costs costs)
        {
            second = costs.ChannelSendsASecond;
            half = Math.Min(costs.ChannelSendsIn30Seconds, half + (costs.ChannelSendsIn30Seconds / 30));
            hour = Math.Min(costs.ChannelSendsAnHour, hour + (costs.ChannelSendsAnHour / 3600));
        }

        public void Pass() => (second, half, hour) = (second - 1, half - 1, hour - 1);
    }
}

/// <summary>What an hour came to. Delays are in seconds.</summary>
public sealed class Hour
{
    public int At { get; init; }

    public int Mails { get; set; }

    public int Seen { get; set; }

    public int Sends { get; set; }

    public int Unread { get; set; }

    public int CardsWaiting { get; set; }

    public int FullChannels { get; set; }

    public double GraphUse { get; set; }

    public double TenantUse { get; set; }

    public double CpuUse { get; set; }

    public List<int> SeenDelays { get; } = [];

    public List<int> CardDelays { get; } = [];
}
