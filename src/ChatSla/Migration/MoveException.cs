namespace ChatSla.Migration;

/// <summary>The journal was not moved; the message says why and what to do.</summary>
public sealed class MoveException(string message, Exception? inner = null) : Exception(message, inner);
