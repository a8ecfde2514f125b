namespace ChatSla.Intake;

/// <summary>Mail in, queries out.</summary>
public static class IntakeSlice
{
    public static void AddIntake(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShareQuery>();
        builder.Services.AddSingleton<SuggestMerge>();
        builder.Services.AddSingleton<AdmitMail>();
        builder.Services.AddSingleton<OpenIgnored>();
        builder.Services.AddSingleton<InboxMail>();
        builder.Services.AddSingleton<SentItemsMail>();
        builder.Services.AddSingleton<MailTaking>();
        builder.Services.AddSingleton<MailboxIntake>();
        builder.Services.AddSingleton<MailboxReconciliation>();
        builder.Services.AddHostedService<MailboxWatch>();
        builder.Services.AddHostedService<NightlyLook>();
    }
}
