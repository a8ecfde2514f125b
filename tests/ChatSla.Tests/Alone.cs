namespace ChatSla.Tests;

/// <summary>Meters, traces and memory are the process's: beside other worlds they would tell of those too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
