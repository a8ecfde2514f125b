using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Cards;

/// <summary>Two queries of a mailbox, whose cards are on their way.</summary>
public sealed class CardOrderTests : JournalFixture
{
    [Fact]
    public async Task A_card_waits_for_the_one_before_it() => await Assert.ThrowsAsync<InLineException>(() => KeepAsync(second: OutboxPriority.Ordinary));

    [Fact]
    public Task A_red_card_waits_for_none_that_is_less_urgent() => KeepAsync(second: OutboxPriority.Red);

    [Fact]
    public Task A_card_waits_for_none_that_cannot_be_posted() => KeepAsync(OutboxPriority.Ordinary, "UPDATE outbox SET last_error = 'Teams is away'");

    [Fact]
    public Task A_card_waits_for_none_that_is_parked() => KeepAsync(OutboxPriority.Ordinary, "UPDATE outbox SET parked_at = 1");

    [Fact]
    public Task A_card_waits_for_none_that_is_there() =>
        KeepAsync(OutboxPriority.Ordinary, $"INSERT INTO cards (query_id, mailbox, state, updated_at) SELECT id, mailbox, '{CardRow.Posted}', 1 FROM queries WHERE number = 1");

    private async Task KeepAsync(OutboxPriority second, string meanwhile = "SELECT 1")
    {
        var (first, id) = (await StoreQueryAsync(), await StoreQueryAsync());
        await Database.WriteAsync(session => session.PutAsync(new OutboxMessage.PutCard(first), Clock.Now), Cancellation);
        await Database.WriteAsync(session => session.RunAsync(meanwhile), Cancellation);
        var query = await Database.ReadAsync<Query?>(session => QueryJournal.FindAsync(session, id), Cancellation);
        OutboxTurn.Current = new OutboxTurn(new OutboxRow { Id = Guid.NewGuid(), Kind = nameof(OutboxMessage.PutCard), Priority = second });
        await new CardOrder(Database).KeepAsync(query!, Cancellation);
    }
}
