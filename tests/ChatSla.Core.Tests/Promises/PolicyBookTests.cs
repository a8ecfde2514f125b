using ChatSla.Core.Promises;

namespace ChatSla.Core.Tests.Promises;

public sealed class PolicyBookTests
{
    private static readonly PolicyBook Book = new(
        "usual", [new("acme.com", "gold"), new("eu.acme.com", "silver"), new("Anna@eu.acme.com", "platinum"), new("me.com", "bronze")]);

    [Theory]
    [InlineData("anna@eu.acme.com", "platinum")]
    [InlineData("ANNA@EU.ACME.COM", "platinum")]
    [InlineData("bo@eu.acme.com", "silver")]
    [InlineData("bo@office.eu.acme.com", "silver")]
    [InlineData("bo@acme.com", "gold")]
    [InlineData("bo@us.acme.com", "gold")]
    [InlineData("bo@acme.com.example", "usual")]
    [InlineData("bo@notacme.com", "usual")]
    [InlineData("acme.com@contoso.com", "usual")]
    [InlineData(" bo@acme.com ", "gold")]
    [InlineData("\"bo@acme.com\"@me.com", "bronze")]
    [InlineData("@acme.com", "gold")]
    [InlineData("bo", "usual")]
    [InlineData("", "usual")]
    [InlineData(null, "usual")]
    public void The_narrowest_line_that_fits_a_customer_counts(string? customer, string policy) => Assert.Equal(policy, Book.For(customer));

    [Fact]
    public void Lines_stand_in_the_order_of_whom_they_are_for()
    {
        var book = new PolicyBook("usual", [new("eu.acme.com", "silver"), new("acme.com", "gold"), new("Anna@eu.acme.com", "silver")]);

        Assert.Equal(["acme.com", "Anna@eu.acme.com", "eu.acme.com"], book.Choices.Select(choice => choice.From));
    }

    [Fact]
    public void Two_lines_for_the_same_customers_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PolicyBook("usual", [new("acme.com", "gold"), new("ACME.com", "gold")]));
}
