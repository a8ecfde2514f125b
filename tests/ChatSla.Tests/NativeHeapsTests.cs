using System.Runtime.InteropServices;

namespace ChatSla.Tests;

/// <summary>What it is good for shows only after hours (docs/measurements.md); here, that the C library of this machine knows the option.</summary>
public sealed class NativeHeapsTests
{
    [Fact]
    public void Glibc_keeps_few_heaps_unless_the_operator_has_said_how_many()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal), "This is not glibc.");

        Assert.Equal(Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is not { Length: > 0 }, NativeHeaps.KeepFew());
    }
}
