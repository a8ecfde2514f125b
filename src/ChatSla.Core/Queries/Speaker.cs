namespace ChatSla.Core.Queries;

/// <summary>Whose word it is. The names are stored: never rename one.</summary>
public enum Speaker
{
    Customer,
    Us,
    Closing,
}
