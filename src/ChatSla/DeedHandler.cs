using System.Diagnostics;
using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Commands;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using Activity = ChatSla.Teams.Activity;

namespace ChatSla;

/// <summary>What somebody does to a query in words; the outcome is said where it was asked.</summary>
public sealed class DeedHandler(
    QueryActs acts, MergeQueries merges, ActRights rights, QueryJournal journal, Database database, MailboxChannels channels, ITeamsMessenger messenger, TimeProvider clock)
{
    public async Task<JsonObject> RunAsync(Activity activity, Command.Deed deed, CancellationToken cancellation)
    {
        var (number, messageId) = deed.Query.IsThread ? (null, ThreadId.RootOf(activity.ConversationId)) : (deed.Query.Number, deed.Query.MessageId);
        var which = deed.Query.IsThread ? DeedStrings.WhichQuery.With(CommandVocabulary.Word(deed.Verb)) : null;
        if (number is null && messageId is null) return Messages.Plain(which!);

        var (query, refusal) = await FindAsync(activity, number, messageId, deed.Verb, which, cancellation);
        if (query is null) return Messages.Plain(refusal!);

        if (deed.Verb is "merge" && deed.Other is null) return Messages.Plain(DeedStrings.MergeIntoWhich.With(query.Number));

        var (other, refused) = deed.Other is { } into ? await FindAsync(activity, into, null, deed.Verb, null, cancellation) : (null, null);
        if (refused is not null) return Messages.Plain(refused);
        if (DeedCard.Asks(deed)) return await CardAsync(query, deed, cancellation);

        var by = activity.By!;
        var outcome = deed.Verb switch
        {
            "claim" => await acts.ClaimAsync(query.Id, by, cancellation),
            "release" => await acts.ReleaseAsync(query.Id, by, query.Owner is { } owner && owner.Id != by.Id, cancellation),
            "escalate" => await acts.EscalateAsync(query.Id, by, deed.Note, null, cancellation),
            "merge" => await merges.MergeAsync(query.Id, other!.Id, by, cancellation),
            "unmerge" => await merges.UnmergeAsync(query.Id, by, cancellation),
            "split" => await merges.SplitAsync(query.Id, by, cancellation),
            "call" => await acts.LogCallAsync(query.Id, by, deed.Note, cancellation),
            _ => throw new UnreachableException(deed.Verb),
        };
        return Messages.Plain(outcome is null ? DoneText(deed, query.Number, by) : await rights.WordsAsync(outcome, query.Id, cancellation));
    }

    /// <summary>Whoever goes away gives back what they have; the channels that show it read that it is free.</summary>
    public async Task<JsonObject> ReleaseAllAsync(Activity activity, CancellationToken cancellation)
    {
        var by = activity.By!;
        var own = await database.ReadAsync(
            session => session.ListAsync<Guid>("SELECT id FROM queries WHERE state = 'open' AND owner_id = @Id ORDER BY number", new { by.Id }), cancellation);
        var (freed, places) = (new List<Query>(), new Dictionary<string, List<int>>());
        foreach (var id in own)
        {
            if (await acts.ReleaseAsync(id, by, false, cancellation) is not null || await journal.FindAsync(id, cancellation) is not { } query) continue;

            freed.Add(query);
            foreach (var place in await channels.PlacesOfAsync(query, cancellation)) (places.TryGetValue(place.Channel, out var there) ? there : places[place.Channel] = []).Add(query.Number);
        }

        foreach (var (channel, numbers) in places.Where(place => place.Key != ThreadId.ChannelOf(activity.ConversationId)))
            await messenger.PostAsync(channel, Messages.Plain(FreeText(by, numbers)), cancellation);
        return Messages.Plain(freed.Count == 0 ? DeedStrings.NothingToRelease : FreeText(by, [.. freed.Select(query => query.Number)]));
    }

    /// <summary>The query, if the person may act on it; else the sentence that says why not.</summary>
    /// <param name="orElse">What is said where there is none; null: that it does not exist.</param>
    private async Task<(Query? Query, string? Refusal)> FindAsync(Activity activity, int? number, string? messageId, string deed, string? orElse, CancellationToken cancellation)
    {
        var id = await database.ReadAsync(session => QueryPointer.FindIdAsync(session, number, messageId), cancellation);
        if (id is null || await journal.FindAsync(id.Value, cancellation) is not { } query)
            return (null, orElse ?? RefusalText.For(new Refusal.UnknownQuery(number is null ? DeedStrings.OfThatLink : $"Q-{number}"), clock.Now, DateTimeZone.Utc));

        var refusal = deed is Deeds.Release ? (await rights.OfReleaseAsync(activity, query.Id, cancellation)).Refusal : (await rights.OfAsync(activity, query.Id, deed, cancellation)).Refusal;
        return refusal is null ? (query, null) : (null, await rights.WordsAsync(refusal, query.Id, cancellation));
    }

    private async Task<JsonObject> CardAsync(Query query, Command.Deed deed, CancellationToken cancellation) =>
        DeedCard.Message((await database.ReadAsync(session => QueryView.FindAsync(session, query.Id), cancellation))!, deed);

    private static string FreeText(Person by, IReadOnlyList<int> numbers) => numbers.Count == 1
        ? DeedStrings.OneIsFree.With(by.Name, $"Q-{numbers[0]}")
        : DeedStrings.ManyAreFree.With(by.Name, numbers.Count, string.Join(", ", numbers.Take(12).Select(number => $"Q-{number}")) + (numbers.Count > 12 ? " …" : ""));

    private static string DoneText(Command.Deed deed, int number, Person by) => deed.Verb switch
    {
        "claim" => DeedStrings.Claimed.With(by.Name, number),
        "release" => DeedStrings.Released.With(number),
        "escalate" => DeedStrings.Escalated.With(number),
        "merge" => DeedStrings.Merged.With(number, deed.Other, CommandVocabulary.Word("unmerge")),
        "unmerge" => DeedStrings.Unmerged.With(number),
        "split" => DeedStrings.Split.With(number),
        _ => DeedStrings.Called.With(number),
    };
}
