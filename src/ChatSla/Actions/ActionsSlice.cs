namespace ChatSla.Actions;

/// <summary>What staff do to a query.</summary>
public static class ActionsSlice
{
    public static void AddActions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QueryActs>();
        builder.Services.AddSingleton<MergeQueries>();
        builder.Services.AddSingleton<WriteReply>();
        builder.Services.AddSingleton<ReplyDrafts>();
        builder.Services.AddSingleton<SendReply>();
        builder.Services.AddSingleton<MailDesk>();
        builder.Services.AddSingleton<AnswerLocks>();
        builder.Services.AddSingleton<AcknowledgeMail>();
        builder.Services.AddSingleton<TellHandedOver>();
        builder.Services.AddSingleton<Colleagues>();
        builder.Services.AddSingleton<DialogDesk>();
        builder.Services.AddSingleton<IQueryDialog, CloseDialog>();
        builder.Services.AddSingleton<IQueryDialog, ComplaintDialog>();
        builder.Services.AddSingleton<IQueryDialog, CallDialog>();
        builder.Services.AddSingleton<IQueryDialog, PauseDialog>();
        builder.Services.AddSingleton<IQueryDialog, DeadlineDialog>();
        builder.Services.AddSingleton<IQueryDialog, HandOverDialog>();
        builder.Services.AddSingleton<IQueryDialog, TakeOverDialog>();
        builder.Services.AddSingleton<IQueryDialog, EscalateDialog>();
        builder.Services.AddSingleton<IQueryDialog, MergeDialog>();
        builder.Services.AddSingleton<IQueryDialog, SplitDialog>();
    }
}
