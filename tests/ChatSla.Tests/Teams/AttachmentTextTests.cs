using ChatSla.Core.Mail;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Tests.Teams;

public sealed class AttachmentTextTests
{
    [Theory]
    [InlineData(0, "a.txt 0 B")]
    [InlineData(999, "a.txt 999 B")]
    [InlineData(1_000, "a.txt 1 kB")]
    [InlineData(999_499, "a.txt 999 kB")]
    [InlineData(999_500, "a.txt 1.0 MB")]
    [InlineData(2_149_999, "a.txt 2.1 MB")]
    [InlineData(1_500_000_000, "a.txt 1.5 GB")]
    public void A_size_is_said_in_the_unit_that_people_use(long size, string text) =>
        Assert.Equal(text, AttachmentText.Line([new("a.txt", "text/plain", size, false)], 3));

    [Fact]
    public void After_a_few_files_the_rest_is_counted_and_pictures_in_the_text_are_only_counted()
    {
        List<MailAttachment> files = [.. Enumerable.Range(1, 5).Select(number => new MailAttachment($"{number}.pdf", "application/pdf", 10, false)), new("image001.png", "image/png", 10, true)];

        Assert.Equal("1.pdf 10 B, 2.pdf 10 B, +3 more, 1 picture in the text", AttachmentText.Line(files, 2));
        Assert.Equal("2 pictures in the text", AttachmentText.Line([files[^1], files[^1]], 2));
        Assert.Equal("", AttachmentText.Line([], 2));
    }

    [Theory]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe 1 B")]
    [InlineData("a\nb\u0000.txt", "ab.txt 1 B")]
    [InlineData("", "(no name) 1 B")]
    public void A_name_hides_nothing(string name, string text) => Assert.Equal(text, AttachmentText.Line([new(name, "", 1, false)], 3));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var line = AttachmentText.Line([new(new string('a', 500) + ".pdf", "", 1, false)], 3);

        Assert.EndsWith(" ….pdf 1 B", line);
        Assert.InRange(line.Length, 50, 70);
    }

    [Fact]
    public void The_column_gives_back_what_was_put_in()
    {
        List<MailAttachment> files = [new("räkning \"1\".pdf", "application/pdf", long.MaxValue, false), new("b.png", "image/png", 0, true, "b@1")];

        Assert.Equal(files, AttachmentColumn.Read(AttachmentColumn.Write(files)));
        Assert.Null(AttachmentColumn.Write([]));
        Assert.Empty(AttachmentColumn.Read(null));
        Assert.Equal(100, AttachmentColumn.Read(AttachmentColumn.Write([.. Enumerable.Repeat(files[0], 5_000)])).Count);
    }
}
