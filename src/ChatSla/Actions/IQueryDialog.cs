namespace ChatSla.Actions;

/// <summary>A dialog of a query: what it asks for, and what is done with that.</summary>
public interface IQueryDialog
{
    /// <summary>As a button's data has it; the deed whose rights count as well.</summary>
    string Name { get; }

    /// <summary>The dialog with what was typed in it so far. Nothing changes.</summary>
    Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation);

    Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation);
}
