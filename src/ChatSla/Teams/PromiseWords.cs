using System.Globalization;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;

namespace ChatSla.Teams;

/// <summary>Promises and pauses in words.</summary>
public static class PromiseWords
{
    /// <summary>What staff must do to keep it.</summary>
    public static string Deed(PromiseKind kind) => kind switch
    {
        PromiseKind.Resolution => PromiseStrings.Resolve,
        PromiseKind.Update => PromiseStrings.SendNews,
        _ => PromiseStrings.Answer,
    };

    /// <summary>"Answer by 17:00 today".</summary>
    public static string DeedBy(PromiseKind kind, string due) => (kind switch
    {
        PromiseKind.Resolution => PromiseStrings.ResolveBy,
        PromiseKind.Update => PromiseStrings.SendNewsBy,
        _ => PromiseStrings.AnswerBy,
    }).With(due);

    /// <summary>A sentence as it stands within another.</summary>
    public static string Within(string sentence) => sentence.Length == 0 ? sentence : $"{char.ToLower(sentence[0], CultureInfo.CurrentCulture)}{sentence[1..]}";

    /// <summary>What it is once it was missed: "Q-7 is ...".</summary>
    public static string Missed(PromiseKind kind) => kind switch
    {
        PromiseKind.Resolution => PromiseStrings.NotResolved,
        PromiseKind.Update => PromiseStrings.WithoutNews,
        _ => PromiseStrings.NotAnswered,
    };

    public static string Name(PromiseKind kind) => kind switch
    {
        PromiseKind.FirstResponse => PromiseStrings.FirstAnswer,
        PromiseKind.NextResponse => PromiseStrings.NextAnswer,
        PromiseKind.Resolution => PromiseStrings.Resolution,
        _ => PromiseStrings.News,
    };

    public static string WaitingFor(PauseReason reason) => reason switch
    {
        PauseReason.Customer => PromiseStrings.WaitingForCustomer,
        _ => PromiseStrings.WaitingForThirdParty,
    };
}
