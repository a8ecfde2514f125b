namespace ChatSla.Core.Queries;

/// <summary>Whom we wait for. The names are stored: never rename one.</summary>
public enum PauseReason
{
    Customer,
    ThirdParty,
}
