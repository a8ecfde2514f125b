using ChatSla.Commands;

namespace ChatSla.Tests.Commands;

/// <summary>How far one word is from another.</summary>
public sealed class SpellingTests
{
    private static readonly Random Dice = new(1);

    [Theory]
    [InlineData("help", "help", 0)]
    [InlineData("hlep", "help", 2)]
    [InlineData("opne", "open", 2)]
    [InlineData("summary", "sumary", 1)]
    [InlineData("", "open", 4)]
    [InlineData("öppna", "oppna", 1)]
    public void The_distance_counts_letters_put_in_taken_out_and_changed(string one, string other, int distance) => Assert.Equal(distance, Spelling.Distance(one, other));

    [Fact]
    public void It_is_a_distance_for_any_three_words()
    {
        for (var round = 0; round < 5_000; round++)
        {
            var (a, b, c) = (Word(), Word(), Word());
            var (ab, bc, ac) = (Spelling.Distance(a, b), Spelling.Distance(b, c), Spelling.Distance(a, c));

            Assert.Equal(ab, Spelling.Distance(b, a));
            Assert.Equal(a == b, ab == 0);
            Assert.InRange(ab, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
            Assert.True(ac <= ab + bc, $"{a} {b} {c}");
        }
    }

    [Fact]
    public void One_change_is_never_further_than_one()
    {
        for (var round = 0; round < 2_000; round++)
        {
            var word = Word();
            var at = Dice.Next(word.Length + 1);

            Assert.InRange(Spelling.Distance(word, word.Insert(at, "x")), 1, 1);
            Assert.InRange(Spelling.Distance(word, at < word.Length ? word.Remove(at, 1) : word), 0, 1);
        }
    }

    private static string Word() => string.Concat(Enumerable.Range(0, Dice.Next(7)).Select(_ => (char)('a' + Dice.Next(3))));
}
