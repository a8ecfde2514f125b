using System.Data.Common;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>What a person is told whose click met a database that was away: nothing was done, it was done but cannot be shown, or nobody knows.</summary>
internal static class Unstored
{
    public static bool Is(Exception error) => error is StorageException or DbException { IsTransient: true };

    public static string Words(Exception error) => error is StorageException { LeavesDoubt: true } ? RefusalStrings.MayBeStored : RefusalStrings.CannotStore;

    /// <summary>Shows what was done. It stays done when that cannot be read any more.</summary>
    public static async Task<T> ShowAsync<T>(Func<Task<T>> show, Func<string, T> say)
    {
        try
        {
            return await show();
        }
        catch (Exception error) when (Is(error))
        {
            return say(RefusalStrings.StoredUnseen);
        }
    }
}
