namespace ChatSla.Rehearsal;

/// <summary>Bars of at most 10 characters. Whatever is not nothing is seen.</summary>
public static class TextBar
{
    private const int Width = 10;

    // From one to eight eighths of a character, from its left edge.
    private const string Eighths = "\u258F\u258E\u258D\u258C\u258B\u258A\u2589\u2588";

    /// <summary>Grows to the right, to the eighth of a character where blocks are drawn.</summary>
    public static string Right(int value, int most, bool blocks)
    {
        if (value <= 0) return "";
        if (!blocks) return new string('#', Whole(value, most));

        var eighths = (int)Math.Max(1, Math.Round((double)value * Width * 8 / most));
        return new string(Eighths[7], eighths / 8) + (eighths % 8 == 0 ? "" : Eighths[(eighths % 8) - 1]);
    }

    /// <summary>Grows to the left; there are no characters for eighths on that side, only for a half.</summary>
    public static string Left(int value, int most, bool blocks)
    {
        if (value <= 0) return "";
        if (!blocks) return new string('#', Whole(value, most));

        var halves = (int)Math.Max(1, Math.Round((double)value * Width * 2 / most));
        return (halves % 2 == 0 ? "" : "\u2590") + new string(Eighths[7], halves / 2);
    }

    private static int Whole(int value, int most) => (int)Math.Max(1, Math.Round((double)value * Width / most));
}
