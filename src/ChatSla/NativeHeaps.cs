using System.Runtime.InteropServices;

namespace ChatSla;

/// <summary>
/// SQLite allocates on whatever thread asks it. glibc gives each of those threads a heap of its own, eight for each core, and none of them gives
/// back what it held at its fullest: the program grew for hours by what lay free in them. Two are as fast here (docs/measurements.md).
/// </summary>
public static class NativeHeaps
{
    private const string Variable = "MALLOC_ARENA_MAX";

    /// <summary>malloc.h: M_ARENA_MAX.</summary>
    private const int ArenaMax = -8;

    /// <summary>Before other threads allocate. Who sets MALLOC_ARENA_MAX has decided already.</summary>
    /// <returns>Whether it was set here; elsewhere than on glibc there is nothing to set.</returns>
    public static bool KeepFew()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) return false;

        try
        {
            return SetOption(ArenaMax, 2) == 1;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "mallopt", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
