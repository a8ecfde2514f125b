using Xunit.Sdk;

namespace ChatSla;

/// <summary>What the tests use of xunit.v3 and xunit 2 lacks. A test that would be skipped fails here.</summary>
internal static class AssertExtensions
{
    extension(Assert)
    {
        public static void Skip(string reason) => throw new XunitException(reason);
    }
}
