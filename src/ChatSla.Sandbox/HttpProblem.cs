namespace ChatSla.Sandbox;

/// <summary>An answer other than success. Each service shows it in its own shape.</summary>
internal sealed class HttpProblem(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
