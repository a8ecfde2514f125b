using ChatSla.Core.Mail;

namespace ChatSla.Core.Tests.Mail;

public sealed class SubjectLikenessTests
{
    [Theory]
    [InlineData("Parcel 4711", "Re: Parcel 4711")]
    [InlineData("Parcel 4711", "AW: Parcel 4711 again")]
    [InlineData("Parcel 4711", "Where is my parcel 4711?")]
    [InlineData("Parcel 4711", "parcel no. 004711")]
    [InlineData("Parcel 4711", "Parcel")]
    [InlineData("Order #20331-7", "Your order 20331")]
    [InlineData("Broken coffee machine", "Coffee machine broken!!")]
    [InlineData("Broken coffee machine", "Coffee machine")]
    [InlineData("Rechnung Oktober", "Frage zur Rechnung Oktober")]
    [InlineData("Fråga om faktura", "Faktura")]
    [InlineData("Question", "question")]
    public void Two_mails_on_one_thing_are_near(string one, string other)
    {
        Assert.True(SubjectLikeness.AreNear(one, other), $"{SubjectLikeness.Of(one, other)}");
        Assert.Equal(SubjectLikeness.Of(one, other), SubjectLikeness.Of(other, one));
    }

    [Theory]
    [InlineData("Invoice 1001", "Invoice 1002")]
    [InlineData("Re: Parcel 4711", "Re: Parcel 4712")]
    [InlineData("Parcel 4711", "Invoice for October")]
    [InlineData("Re: Re: hello", "Re: parcel")]
    [InlineData("Broken coffee machine", "Coffee beans out of stock")]
    [InlineData("", "")]
    [InlineData("Re:", "Re:")]
    [InlineData("???", "Parcel")]
    public void Two_mails_on_different_things_are_not(string one, string other)
    {
        Assert.False(SubjectLikeness.AreNear(one, other), $"{SubjectLikeness.Of(one, other)}");
        Assert.Equal(SubjectLikeness.Of(one, other), SubjectLikeness.Of(other, one));
    }

    [Fact]
    public void The_nearest_of_several_is_found_by_its_measure() =>
        Assert.True(SubjectLikeness.Of("Coffee machine broken", "Broken coffee machine") > SubjectLikeness.Of("Coffee machine broken", "Coffee machine"));
}
