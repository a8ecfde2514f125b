namespace ChatSla.Sandbox;

/// <summary>Where the sandbox listens, known once it does.</summary>
internal sealed class SandboxAddress
{
    public string Value { get; set; } = "";

    public string ServiceUrl => $"{Value}/connector/";
}
