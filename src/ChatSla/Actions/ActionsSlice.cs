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
        builder.Services.AddSingleton<AcknowledgeMail>();
    }
}
