namespace ChatSla;

/// <summary>What the tests use of xunit.v3's context: nobody stops a test from outside here, or reads what it prints.</summary>
internal sealed record TestContext(ITestOutputHelper? TestOutputHelper, CancellationToken CancellationToken)
{
    public static TestContext Current { get; } = new(null, CancellationToken.None);
}
