using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Teams;

/// <summary>Promises and pauses in words.</summary>
public static class PromiseWords
{
    /// <summary>What staff must do to keep it.</summary>
    public static string Deed(PromiseKind kind) => kind switch
    {
        PromiseKind.Resolution => "Resolve",
        PromiseKind.Update => "Send news",
        _ => "Answer",
    };

    /// <summary>What it is once it was missed: "Q-7 is ...".</summary>
    public static string Missed(PromiseKind kind) => kind switch
    {
        PromiseKind.Resolution => "not resolved",
        PromiseKind.Update => "without news for the customer",
        _ => "not answered",
    };

    public static string Name(PromiseKind kind) => kind switch
    {
        PromiseKind.FirstResponse => "first answer",
        PromiseKind.NextResponse => "next answer",
        PromiseKind.Resolution => "resolution",
        _ => "news",
    };

    public static string WaitingFor(PauseReason reason) => reason switch
    {
        PauseReason.Customer => "waiting for the customer",
        _ => "waiting for a third party",
    };
}
