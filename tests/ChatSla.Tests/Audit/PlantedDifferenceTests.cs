namespace ChatSla.Tests.Audit;

/// <summary>Every kind of difference, put there by hand, is named by the audit.</summary>
public sealed class PlantedDifferenceTests(BusyFile busy) : IClassFixture<BusyFile>
{
    private const string Q1 = "(SELECT id FROM queries WHERE number = 1)";
    private const string Q7 = "(SELECT id FROM queries WHERE number = 7)";
    private const string LastOfQ1 = $"query_id = {Q1} AND seq = (SELECT MAX(seq) FROM query_events WHERE query_id = {Q1})";
    private const string Unknown = "01999999-9999-7999-8999-999999999999";

    private const string CopyOfSent =
        """
        INSERT INTO mails (id, mailbox, graph_id, message_id, outcome, query_id, send_key, subject, new_text, full_text, received_at, seen_at)
        SELECT 'again', mailbox, 'again', '<again@contoso.com>', outcome, query_id, send_key, '', '', '', received_at, seen_at FROM mails WHERE send_key IS NOT NULL LIMIT 1
        """;

    public static TheoryData<string, string, string> Plants() => new()
    {
        { "event-changed", $"UPDATE query_events SET body = replace(body, 'Ada Berg', 'Eve Berg') WHERE query_id = {Q1} AND body LIKE '%\"event\":\"claimed\"%'", "event 2 was written with the hash" },
        { "link-broken", $"UPDATE query_events SET at = at + 60000 WHERE query_id = {Q1} AND seq = 1", "event 1 and the one before it give the chain" },
        { "link-broken", $"UPDATE query_events SET recorded_at = recorded_at - 1 WHERE query_id = {Q1} AND seq = 0", "event 0" },
        { "link-broken", $"UPDATE query_events SET hash = substr(hash, 33) || substr(hash, 1, 32), chain = substr(chain, 33) || substr(chain, 1, 32) WHERE query_id = {Q1} AND seq = 2", "event 3 and the one before it" },
        { "link-broken", $"UPDATE query_events SET hash = 'short' WHERE query_id = {Q1} AND seq = 2", "event 2 was given a hash" },
        { "link-broken", $"UPDATE queries SET chain = substr(chain, 33) || substr(chain, 1, 32) WHERE number = 1", "the last chain is" },
        { "event-missing", $"DELETE FROM query_events WHERE query_id = {Q1} AND seq = 1", "event 1 must stand before event 2" },
        { "event-missing", $"DELETE FROM query_events WHERE query_id = {Q1} AND seq IN (2, 3)", "events 2 to 3 must stand before event 4" },
        { "event-missing", $"DELETE FROM query_events WHERE {LastOfQ1}", "removed from the end" },
        { "seal-broken", $"DELETE FROM query_events WHERE {LastOfQ1}; UPDATE queries SET seq = seq - 1, chain = (SELECT chain FROM query_events WHERE {LastOfQ1}) WHERE number = 1", "when the journal was sealed there were" },
        { "seal-broken", "UPDATE seals SET at = at + 1", "does not follow the one before it" },
        { "seal-broken", "UPDATE queries SET sealed_chain = substr(sealed_chain, 33) || substr(sealed_chain, 1, 32) WHERE number = 1", "when the journal was sealed it was" },
        { "seal-broken", "DELETE FROM seals", "there is no seal" },
        { "unlinked", $"UPDATE query_events SET hash = NULL, chain = NULL WHERE {LastOfQ1}; UPDATE queries SET sealed_seq = seq - 1 WHERE number = 1", "has no chain" },
        { "query-missing", $"DELETE FROM query_events WHERE query_id = {Q1}; DELETE FROM queries WHERE number = 1", "Q-1 was opened" },
        { "seal-broken", "DELETE FROM query_events WHERE query_id = (SELECT id FROM queries ORDER BY number DESC LIMIT 1); DELETE FROM queries WHERE number = (SELECT MAX(number) FROM queries); UPDATE counters SET value = value - 1 WHERE name = 'query'", "of what is sealed there are 10 queries" },
        { "counter", "UPDATE counters SET value = value - 1 WHERE name = 'query'", "numbers were given out up to 10" },
        { "unreadable", $"UPDATE query_events SET body = '{{\"event\":\"sung\"}}' WHERE query_id = {Q1} AND seq = 1", "the story cannot be told" },
        { "unreadable", $"UPDATE query_events SET at = 9223372036854775807 WHERE query_id = {Q1} AND seq = 1", "the story cannot be told" },
        { "not-erased", "UPDATE query_events SET erased_at = 1 WHERE body LIKE '%\"event\":\"closed\"%'", "it holds content" },
        { "row-missing", "DELETE FROM queries WHERE number = 2", "no row" },
        { "row-missing", $"DELETE FROM query_events WHERE query_id = {Q1}", "a row that says" },
        { "row", "UPDATE queries SET seq = seq - 1 WHERE number = 1", "the row knows of" },
        { "row", "UPDATE queries SET state = 'closed' WHERE number = 7", "state open" },
        { "row", "UPDATE queries SET mailbox = 'other@contoso.com' WHERE number = 7", "mailbox support@contoso.com" },
        { "row", "UPDATE queries SET owner_id = 'nobody' WHERE number = 1", "owner_id nobody" },
        { "row", "UPDATE queries SET opened_at = opened_at + 1 WHERE number = 1", "opened_at 2026-11-23 08:40:" },
        { "row", "UPDATE queries SET warn_at = NULL WHERE number = 7", "warn_at none" },
        { "row", "UPDATE queries SET due_at = due_at + 1 WHERE number = 7", "due_at 2026-11-2" },
        { "row", "UPDATE queries SET next_turn_at = NULL WHERE next_turn_at IS NOT NULL", "next_turn_at none" },
        { "promises", $"UPDATE promises SET due_at = due_at + 1 WHERE query_id = {Q1} AND position = 1", "1: Resolution from" },
        { "promises", $"UPDATE promises SET answered_at = NULL WHERE query_id = {Q1} AND position = 0", "answered none" },
        { "promises", $"UPDATE promises SET withdrawn_at = 5 WHERE query_id = {Q1} AND position = 0", "withdrawn 1970-01-01 00:00:00.005Z" },
        { "promises", $"DELETE FROM promises WHERE query_id = {Q1} AND position = 0", "0: FirstResponse from" },
        { "promises", $"INSERT INTO promises (query_id, position, kind, start_at, due_at) VALUES ({Q1}, 9, 'Update', 1, 2)", "Update from 1970" },
        { "mailboxes", $"DELETE FROM query_mailboxes WHERE query_id = {Q1}", "0: support@contoso.com" },
        { "mailboxes", "UPDATE query_mailboxes SET position = 2 WHERE position = 1", "2: s" },
        { "next-alert", "UPDATE queries SET next_alert_at = NULL WHERE next_turn_at IS NOT NULL", "next_alert_at is none" },
        { "next-alert", "UPDATE queries SET next_alert_at = next_alert_at + 86400000 * 30 WHERE next_turn_at IS NOT NULL", "next_alert_at is 20" },
        { "agreement-missing", "UPDATE agreement_versions SET version = version + 7 WHERE kind = 'policy'", "version 1 of \"" },
        { "card-missing", $"DELETE FROM cards WHERE query_id = {Q7}", "no card, and none in the outbox" },
        { "card-missing", $"UPDATE cards SET state = 'refused' WHERE query_id = {Q7}", "a card that is refused" },
        { "card-stray", $"INSERT INTO cards (query_id, mailbox, state, updated_at) VALUES ('{Unknown}', 'support@contoso.com', 'posted', 1)", "no such query" },
        { "reply-missing", $"DELETE FROM replies WHERE query_id = {Q1}", "its text is not stored" },
        { "reply-stuck", $"UPDATE replies SET sent_at = NULL WHERE query_id = {Q1}", "neither left nor failed" },
        { "reply-unnoted", $"INSERT INTO replies (send_key, query_id, mail_id, by_id, by_name, body, written_at, sent_at) VALUES ('k', {Q7}, 'm', 'b', 'B', 'x', 1, 2)", "nothing of the answer k" },
        { "reply-twice", CopyOfSent, "2 mails in Sent Items have its key" },
        { "mail-missing", $"DELETE FROM mails WHERE query_id = {Q1} AND outcome = 'Opened'", "opened it" },
        { "mail-missing", $"DELETE FROM mails WHERE query_id = {Q1} AND outcome = 'Attached'", "no such mail" },
        { "mail-stray", $"UPDATE mails SET query_id = NULL WHERE query_id = {Q1} AND outcome = 'Opened'", "it belongs to none" },
        { "mail-stray", $"UPDATE mails SET query_id = '{Unknown}' WHERE query_id = {Q1} AND outcome = 'Opened'", $"no query {Unknown}" },
        { "mail-stray", $"UPDATE mails SET outcome = 'Opened' WHERE query_id = {Q1} AND outcome = 'Attached'", "says that it did" },
        { "mail-unheard", $"UPDATE mails SET outcome = 'Attached' WHERE query_id = {Q1} AND outcome = 'Ignored'", "nothing of mail" },
        { "outbox-stray", $"INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults) VALUES ('z', 'PutCard', 2, '{{\"$type\":\"put-card\",\"QueryId\":\"{Unknown}\"}}', 1, 9000000000000, 0, 0)", $"no query {Unknown}" },
        { "outbox-stray", "INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults) VALUES ('z', 'PutCard', 2, 'not json', 1, 9000000000000, 0, 0)", "PutCard z cannot" },
        { "outbox-late", "INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults, last_error) VALUES ('z', 'PutCard', 2, '{}', 1, 1000, 3, 0, 'Teams is away')", "not done: Teams is away" },
        { "outbox-parked", "INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults, parked_at, last_error) VALUES ('z', 'SendReply', 2, '{}', 1, 1000, 3, 0, 2000, 'refused')", "1 SendReply were to be done" },
        { "turn-late", "UPDATE queries SET next_turn_at = 1000 WHERE number = 7", "it has not turned" },
        { "alert-unsaid", $"INSERT INTO alerts (key, place, query_id, mailbox, step, kind, due_at, at, say_at) VALUES ('k', 'managers:x', {Q7}, 'support@contoso.com', 'red', 'FirstResponse', 1, 1, 1)", "managers:x was to be told at" },
    };

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task It_is_named(string kind, string sql, string words)
    {
        var file = busy.Copy();
        BusyFile.Run(file, sql);

        var (code, said, error) = await busy.AuditAsync(file);

        Assert.Equal("", error);
        Assert.Equal(1, code);
        var named = said.Split("\n\n").Where(part => part.Split('\n')[0].Split(' ')[^1] == kind).ToList();
        Assert.True(named.Exists(part => Flat(part).Contains(words, StringComparison.Ordinal)), said);
        Assert.All(named, part => Assert.Contains("  do ", part, StringComparison.Ordinal));
        Assert.Contains($" {kind}", said.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_day_leaves_no_difference()
    {
        var (code, said, error) = await busy.AuditAsync(busy.Copy());

        Assert.Equal("", error);
        Assert.True(code == 0, said);
        Assert.Matches(@"^11 queries, \d+ events, \d+ mails, \d+ cards, \d+ replies and \d+ waiting messages in \d+\.\d s\.", said);
        Assert.Matches("Compared with seal 1 of 2026-11-2[34] .*Z: [0-9a-f]{64}", said.ReplaceLineEndings(" "));
        Assert.EndsWith("No differences.", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE queries SET state = 'closed', owner_id = 'x', warn_at = 1, due_at = 2, opened_at = 3, mailbox = 'm', next_turn_at = NULL, next_alert_at = NULL WHERE number = 7")]
    [InlineData($"UPDATE promises SET due_at = due_at + 1 WHERE query_id = {Q1}")]
    [InlineData($"INSERT INTO query_mailboxes (query_id, mailbox, position) VALUES ({Q1}, 'm', 1)")]
    public async Task Rows_are_written_anew_from_the_journal_on_demand(string sql)
    {
        var file = busy.Copy();
        BusyFile.Run(file, sql);

        Assert.Contains("The rows of 1 query were written anew", (await busy.AuditAsync(file, "--rebuild-rows")).Said, StringComparison.Ordinal);
        var (code, said, _) = await busy.AuditAsync(file);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Rows_of_a_damaged_journal_stay_as_they_are()
    {
        var file = busy.Copy();
        BusyFile.Run(file, $"UPDATE queries SET state = 'closed' WHERE number = 1; DELETE FROM query_events WHERE {LastOfQ1}");

        Assert.Contains("The rows of 0 queries were written anew", (await busy.AuditAsync(file, "--rebuild-rows")).Said, StringComparison.Ordinal);
        Assert.Contains("state closed", Flat((await busy.AuditAsync(file)).Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_from_before_the_chain_are_counted_and_no_difference()
    {
        var file = busy.Copy();
        BusyFile.Run(file, "UPDATE query_events SET hash = NULL, chain = NULL; UPDATE queries SET chain = NULL, sealed_seq = NULL, sealed_chain = NULL; DELETE FROM seals");

        var (code, said, _) = await busy.AuditAsync(file);

        Assert.True(code == 0, said);
        Assert.Matches(@"\d+ events have no chain: they are from before there was one, or by an older version\.", Flat(said));
        Assert.Contains("Nothing is sealed yet", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_run_is_said_and_has_its_own_exit_code()
    {
        Assert.Equal(2, (await busy.AuditAsync(Path.Combine(Path.GetTempPath(), "there-is-none.db"))).Code);
        Assert.Equal(2, (await busy.AuditAsync(busy.Copy(), "--everything")).Code);

        var file = busy.Copy();
        BusyFile.Run(file, "ALTER TABLE seals RENAME TO gone; UPDATE counters SET value = value");
        var (code, _, error) = await busy.AuditAsync(file);
        Assert.Equal(2, code);
        Assert.Contains("cannot be read to its end", error, StringComparison.Ordinal);

        file = busy.Copy();
        BusyFile.Run(file, "UPDATE agreement_versions SET version = version + 7 WHERE kind = 'calendar'");
        Assert.Equal(2, (await busy.AuditAsync(file)).Code);
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
