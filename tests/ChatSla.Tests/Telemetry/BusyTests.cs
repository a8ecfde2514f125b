using System.Text.RegularExpressions;
using ChatSla.Core.Figures;
using ChatSla.Core.Queries;
using ChatSla.Tests.Storage;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Telemetry;

/// <summary>A morning with mails, clicks, an answer and a missed promise.</summary>
public sealed class BusyMorning : IAsyncLifetime
{
    private static readonly Customer[] Writers = [Customer.Karin, Customer.Tomas, Customer.Priya];

    internal Collector Collector { get; private set; } = null!;

    public List<Query> Queries { get; } = [];

    public Instant Now { get; private set; }

    public async ValueTask InitializeAsync()
    {
        // The sandbox and the test are traced too, which is more than one program sends.
        foreach (var (name, value) in new[] { ("OTEL_BSP_SCHEDULE_DELAY", "500"), ("OTEL_BSP_MAX_QUEUE_SIZE", "100000") }) Environment.SetEnvironmentVariable(name, value);
        Collector = await Collector.OpenAsync();
        await using var world = await World.World.StartAsync(
            ("Telemetry:Otlp:Endpoint", Collector.Address), ("Telemetry:Otlp:Headers", "x-key=secret"), ("Telemetry:Instance", "one"), ("Telemetry:Every", "1s"));
        foreach (var writer in Writers) await world.OpenAsync(writer, $"Parcel of {writer.Name}");
        var ids = await world.QueriesAsync();
        await world.ClickAsync(Staff.Ada, ids[0], "claim");
        await world.ClickAsync(Staff.Bo, ids[0], "claim");
        await world.AnswerAsync(Staff.Ada, ids[0], "It comes tomorrow.");
        await world.SettleAsync();
        await world.JumpToNextTurnAsync();
        await world.JumpToNextTurnAsync();
        await world.OpenAsync(Customer.Karin, "Another parcel");
        foreach (var id in await world.QueriesAsync()) Queries.Add(await world.QueryAsync(id));
        Now = world.Now;
        await Collector.RestAsync();
        await world.StopAsync();
    }

    public ValueTask DisposeAsync() => Collector.DisposeAsync();
}

/// <summary>It as a collector sees it.</summary>
[Collection(nameof(Alone))]
public sealed partial class BusyTests(BusyMorning morning) : IClassFixture<BusyMorning>
{
    private readonly Collector collector = morning.Collector;
    private readonly List<Query> queries = morning.Queries;
    private readonly Instant now = morning.Now;

    [Fact]
    public void Every_figure_can_be_traced_to_events()
    {
        var outcomes = queries.SelectMany(query => query.Promises).Select(promise => Verdict.Of(promise, now).Outcome).ToList();
        Assert.Equal((1, 2), (outcomes.Count(one => one is Outcome.Met), outcomes.Count(one => one is Outcome.Missed)));
        Assert.Equal(1, collector.Value("chatsla.promises.ended", ("chatsla.outcome", "met"), ("chatsla.mailbox", "Contoso Support")));
        Assert.Equal(2, collector.Value("chatsla.promises.ended", ("chatsla.outcome", "missed"), ("chatsla.mailbox", "Contoso Support")));

        foreach (var light in new[] { "green", "amber", "red" })
            Assert.Equal(queries.Count(query => query.AwaitsUs && query.LightAt(now).ToString().Equals(light, StringComparison.OrdinalIgnoreCase)), collector.Value("chatsla.queries.open", ("chatsla.light", light)));
        Assert.Equal(queries.SelectMany(query => query.History).Count(happened => happened is QueryEvent.TurnedRed), collector.Value("chatsla.turn.lateness", ("chatsla.light", "red")));
        Assert.Equal(queries.SelectMany(query => query.History).Count(happened => happened is QueryEvent.TurnedAmber), collector.Value("chatsla.turn.lateness", ("chatsla.light", "amber")));
        Assert.Equal(4, collector.Value("chatsla.mail.seen.delay", ("chatsla.folder", "inbox")));
        Assert.Equal(4, collector.Sum("chatsla.card.delay"));
        Assert.Equal(1, collector.Value("chatsla.click.duration", ("chatsla.verb", "claim"), ("chatsla.result", "done")));
        Assert.Equal(1, collector.Value("chatsla.click.duration", ("chatsla.verb", "claim"), ("chatsla.result", "told")));
        Assert.Equal(1, collector.Value("chatsla.graph.call.duration", ("chatsla.operation", "send"), ("chatsla.result", "ok")));
        Assert.Equal(0, collector.Value("chatsla.outbox.oldest.age"));
        Assert.Equal(TestStore.IsPostgres, collector.Value("chatsla.sqlite.memory") == 0);
        Assert.All(collector.Metrics.Where(metric => metric.Name.StartsWith("chatsla.", StringComparison.Ordinal)), metric => Assert.Matches("^(s|By|\\{[a-z]+\\})$", metric.Unit));
    }

    [Fact]
    public void One_trace_leads_from_a_mails_reading_to_its_card()
    {
        var mails = collector.Spans.Where(span => span.Name == "take mail" && span.Attributes["chatsla.folder"] == "inbox").ToList();

        Assert.Equal(4, mails.Select(mail => mail.Trace).Distinct().Count());
        var posted = 0;
        foreach (var mail in mails)
        {
            Assert.Empty(mail.Parent);
            Assert.Single(mail.Links);
            var puts = collector.Spans.Where(span => span.Trace == mail.Trace && span.Name == "outbox PutCard").ToList();
            Assert.NotEmpty(puts);
            Assert.All(puts, put => Assert.Equal(mail.Id, put.Parent));
            if (collector.Spans.Any(span => span.Trace == mail.Trace && span.Name == "POST" && Ancestors(span).Intersect(puts.Select(put => put.Id)).Any())) posted++;
        }

        // A card that waited at the limiter and was drawn anew meanwhile is posted in the trace of what changed it.
        Assert.InRange(posted, 3, 4);
    }

    [Fact]
    public void One_trace_leads_from_a_click_to_its_cards_edit_and_the_mail_sent()
    {
        var click = Assert.Single(collector.Spans, span => span.Name == "click" && span.Attributes["chatsla.verb"] == "answer");
        var trace = collector.Spans.Where(span => span.Trace == click.Trace).ToList();

        Assert.Contains(trace, span => span.Name.StartsWith("POST", StringComparison.Ordinal) && span.Id == click.Parent);
        var sent = trace.Where(span => span.Name == "outbox SendReply").ToList();
        Assert.All(sent, one => Assert.Equal(click.Id, one.Parent));
        Assert.Contains(trace, span => span.Name == "POST" && sent.Any(one => Ancestors(span).Contains(one.Id)));
        Assert.Contains(trace, span => span.Name == "outbox PutCard");
        Assert.Contains(trace, span => span.Name == "PUT");
    }

    [Fact]
    public void No_attribute_names_a_person_a_subject_or_an_address()
    {
        Assert.Equal(("chatsla", "one"), (collector.Resource["service.name"], collector.Resource["service.instance.id"]));
        Assert.Equal("secret", collector.Key);
        var said = collector.Spans.SelectMany(span => span.Attributes.Select(one => $"{one.Key}={one.Value}").Concat(span.Events).Append(span.Name).Append(span.Words))
            .Concat(collector.Metrics.SelectMany(metric => metric.Attributes.Select(one => $"{one.Key}={one.Value}"))).Distinct().ToList();

        Assert.InRange(said.Count, 30, 500);
        Assert.DoesNotContain(said, text => Personal().IsMatch(text));
        Assert.DoesNotContain(collector.Spans.SelectMany(span => span.Events), told => !told.StartsWith("exception.type=", StringComparison.Ordinal) && !told.EndsWith('='));
    }

    /// <summary>An address, a name, a subject, a conversation, an id of a person, query or mail.</summary>
    [GeneratedRegex("@|%40|Karin|Tomas|Priya|Ada|Lund|Parcel|tomorrow|19:|29:|AAMk|[0-9a-f]{8}-[0-9a-f]{4}|(users|conversations)/[^{]", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    private List<string> Ancestors(SpanSeen span)
    {
        var found = new List<string>();
        for (var parent = span.Parent; parent.Length > 0; parent = collector.Spans.FirstOrDefault(one => one.Id == parent)?.Parent ?? "") found.Add(parent);
        return found;
    }
}
