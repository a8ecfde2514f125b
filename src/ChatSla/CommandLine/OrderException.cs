namespace ChatSla.CommandLine;

/// <summary>The words of a command are wrong; the message names the option and says what to do.</summary>
public sealed class OrderException(string message, Exception? inner = null) : Exception(message, inner);
