namespace ChatSla.Core.Mail;

internal enum BoundaryKind
{
    /// <summary>Lines marked with "> " follow, and the sender may have answered between them.</summary>
    Quote,

    /// <summary>The mail that is answered follows as it was, to the end.</summary>
    Original,

    /// <summary>Signature, list footer or disclaimer, to the end.</summary>
    Signature,
}
