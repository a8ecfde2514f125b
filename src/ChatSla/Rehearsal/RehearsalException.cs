namespace ChatSla.Rehearsal;

/// <summary>A rehearsal cannot be held as it was asked for; the message says which option or file is wrong and what to do.</summary>
public sealed class RehearsalException(string message, Exception? inner = null) : Exception(message, inner);
