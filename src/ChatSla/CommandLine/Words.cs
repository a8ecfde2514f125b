using System.CommandLine;

namespace ChatSla.CommandLine;

/// <summary>Options that take any number of values, so that each mistake is answered by our own sentence.</summary>
public static class Words
{
    public static Option<string[]> Option(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Null: the option was not given. Empty: it was, without a value.</summary>
    public static string[]? Given(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : null;

    /// <param name="what">What to give, as "a date, for example 2026-12-20".</param>
    /// <exception cref="OrderException">There is none, or several.</exception>
    public static string One(string option, string what, string[] values) => values switch
    {
        [var value] when !string.IsNullOrWhiteSpace(value) => value,
        { Length: > 1 } => throw new OrderException($"{option} was given {values.Length} times; give it once."),
        _ => throw new OrderException($"{option} has no value; give {what}."),
    };

    /// <exception cref="OrderException">The file cannot be written.</exception>
    public static async Task WriteFileAsync(string option, string file, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, content, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OrderException($"{option}: {Path.GetFullPath(file)} cannot be written; name a file in a folder that is there and is yours to write in. ({refused.Message})", refused);
        }
    }
}
