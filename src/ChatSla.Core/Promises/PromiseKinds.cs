namespace ChatSla.Core.Promises;

public static class PromiseKinds
{
    extension(PromiseKind kind)
    {
        /// <summary>A reply is owed whoever else we wait for, so only what comes after it can pause.</summary>
        public bool CanPause => kind is PromiseKind.Resolution or PromiseKind.Update;

        /// <summary>The customer has the last word and waits for a reply.</summary>
        public bool IsResponse => !kind.CanPause;
    }
}
