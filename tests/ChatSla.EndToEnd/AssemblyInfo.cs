// Each test has a sandbox, a program and often a browser of its own, and some of them look at times.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
