namespace ChatSla.Cards;

/// <summary>What is left out of a card so that Teams takes it: the higher the step, the less is shown.</summary>
/// <param name="Step">0: nothing is left out.</param>
public readonly record struct CardCut(int Step)
{
    /// <summary>The light, the subject, whose it is, and the buttons are always there.</summary>
    public const int Most = 5;

    /// <summary>What is another a minute later is left out.</summary>
    public bool IsTimeless { get; init; }

    public bool HasHistory => Step < 1;

    public int PreviewLength => Step switch { < 2 => 280, 2 => 120, _ => 0 };

    public bool HasNotices => Step < 3;

    public bool HasBadges => Step < 4;

    public bool HasAnnouncements => Step < Most;

    /// <summary>Whose clients ask for the card of their own accord.</summary>
    public bool NamesViewers => Step < Most;

    public int SubjectLength => Step < Most ? 90 : 60;

    public int NameLength => Step < Most ? 80 : 40;
}
