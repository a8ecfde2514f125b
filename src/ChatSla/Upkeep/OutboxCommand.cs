using System.CommandLine;
using ChatSla.CommandLine;

namespace ChatSla.Upkeep;

/// <summary>chatsla outbox: what waits, what is parked and why; parked messages are tried again or discarded.</summary>
public static class OutboxCommand
{
    // Read here and not by the parser, which would take a setting for one of them.
    private static readonly Argument<string[]> Words = new("words")
    {
        Description = "Nothing: the list. retry ID|KIND|all: has parked messages tried again. discard ID: gives one up for good, with --reason.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Reason = new("--reason") { Description = "Why a message is discarded; it stands in the record of decisions." };

    public static Command Create()
    {
        var command = new Command("outbox", "Lists messages that could not be delivered, has them tried again or discards them. The bot may be running.") { Words, Reason };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, () => RunAsync(parsed, stopping)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var reason = parsed.GetValue(Reason);
        var words = parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "outbox").Skip(1).Where(word => word != Reason.Name && word != reason).ToList();
        var settings = words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var order = OutboxOrder.Read([.. words.Except(settings)], reason);
        return await Offline.RunAsync(settings, error, offline => new OutboxDesk(offline, output, error).RunAsync(order, stopping), stopping);
    }
}

/// <summary>What is asked of the outbox.</summary>
/// <param name="Which">The end of an id, a kind, or "all"; null: the list is asked for.</param>
/// <param name="Reason">Null: it is to be tried again.</param>
public sealed record OutboxOrder(string? Which, string? Reason)
{
    /// <exception cref="OrderException">The words make no sense.</exception>
    public static OutboxOrder Read(IReadOnlyList<string> words, string? reason) => words switch
    {
        [] when reason is null => new(null, null),
        ["retry", var which] when reason is null => new(which, null),
        ["discard", _] when string.IsNullOrWhiteSpace(reason) => throw new OrderException("discard needs --reason \"...\": it is recorded who gave the message up, and why."),
        ["discard", "all"] => throw new OrderException("Messages are discarded one by one or kind by kind; name an id or a kind of the list."),
        ["discard", var which] => new(which, reason),
        _ => throw new OrderException("Say chatsla outbox, chatsla outbox retry ID|KIND|all, or chatsla outbox discard ID|KIND --reason \"...\"."),
    };
}
