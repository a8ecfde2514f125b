namespace ChatSla.Core.Mail;

/// <summary>Where the new words stop, and the first line after what stops them.</summary>
internal sealed record Boundary(BoundaryKind Kind, int Line, int End);
