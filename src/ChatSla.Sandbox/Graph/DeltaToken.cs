using System.Buffers.Text;
using System.Text.Json;

namespace ChatSla.Sandbox.Graph;

/// <summary>
/// What a delta or next link remembers: which changes it has given and the options of the first request. UpTo is null in a delta link,
/// which covers everything until it is used.
/// </summary>
/// <param name="LosesMovedBack">What was moved out and back in this round is only told of as removed.</param>
/// <param name="HasPaused">The empty page that may come before this one has been given.</param>
internal sealed record DeltaToken(
    Guid Mailbox, string Folder, long After, long? UpTo, int Offset, string? Select, string? Filter, string? Expand, string? ChangeType,
    bool HasPaused = false, bool LosesMovedBack = false)
{
    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    public static DeltaToken Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DeltaToken>(Base64Url.DecodeFromChars(text)) ?? throw Malformed();
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw Malformed();
        }
    }

    private static HttpProblem Malformed() => new(400, "ErrorInvalidUrlQuery", "Badly formed token.");
}
