using System.Diagnostics;
using ChatSla.Core.Mail;
using ChatSla.Graph;

namespace ChatSla.Core.Tests.Mail;

public sealed class MailTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Hello<br>world", "Hello\nworld")]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<p class=MsoNormal>One<o:p></o:p></p><p class=MsoNormal>Two</p>", "One\nTwo")]
    [InlineData("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo")]
    [InlineData("One<br><br><br><br>Two", "One\n\nTwo")]
    [InlineData("  a \n b\t<b>c</b>d &nbsp; e ", "a b cd e")]
    [InlineData("<h1>Order</h1>Two lamps", "Order\n\nTwo lamps")]
    [InlineData("&lt;b&gt; &amp; &euro; &#8364; &nosuch;", "<b> & € € &nosuch;")]
    [InlineData("<pre>a\n  b\tc</pre>d", "a\n  b c\n\nd")]
    [InlineData("<p>One<p>Two<div>Three", "One\n\nTwo\n\nThree")]
    [InlineData("a<hr>b", "a\n________________________________\nb")]
    [InlineData("", "")]
    public void Lines_stay_lines(string html, string text) => Assert.Equal(text, MailText.Of(html));

    [Theory]
    [InlineData("<blockquote>When?<br>Where?</blockquote>Monday", "> When?\n> Where?\n\nMonday")]
    [InlineData("<blockquote type=cite>A<blockquote type=cite>B</blockquote></blockquote>", "> A\n>\n> > B")]
    [InlineData("Mine<blockquote style=\"margin:0 0 0 40px;border:none;padding:0\">mine, indented</blockquote>", "Mine\n\nmine, indented")]
    public void A_quote_is_marked_and_an_indent_is_not(string html, string text) => Assert.Equal(text, MailText.Of(html));

    [Theory]
    [InlineData("<ul><li>one<li>two<ul><li>inner</ul><li>three</ul>", "- one\n- two\n  - inner\n- three")]
    [InlineData("<ol start=3><li>c</li><li>d</li></ol>", "3. c\n4. d")]
    [InlineData("<table><tr><th>No<th>What<tr><td>2<td>Toner</table>", "No | What\n2 | Toner")]
    [InlineData("<table><tr><td><b>From:</b></td><td>Ada</td></tr></table>", "From: Ada")]
    [InlineData("<table><tr><td><p>One</p><p>Two</p></td><td>Three</td></tr></table>", "One\n\nTwo\n\nThree")]
    [InlineData("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td></td></tr></table>", "a | b")]
    [InlineData("<table><td>loose</table>after", "loose\nafter")]
    public void Lists_and_tables_can_be_read(string html, string text) => Assert.Equal(text, MailText.Of(html));

    [Theory]
    [InlineData("<a href=\"https://example.com/\">example.com</a>", "example.com")]
    [InlineData("<a href=\"https://example.com/a?b=1\">our page</a>.", "our page <https://example.com/a?b=1>.")]
    [InlineData("<a href=\"mailto:ada@example.com\">ada@example.com</a>", "ada@example.com")]
    [InlineData("<a href=\"https://evil.example/\">https://bank.example/</a>", "https://bank.example/ <https://evil.example/>")]
    [InlineData("<a href=\"javascript:alert(1)\">press</a>", "press")]
    [InlineData("<a href=\"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&amp;data=05\">our page</a>", "our page <https://example.com/a>")]
    [InlineData("<a href=\"https://example.com/\"><img src=x></a>", "")]
    public void A_link_shows_where_it_goes_when_its_words_do_not(string html, string text) => Assert.Equal(text, MailText.Of(html));

    [Theory]
    [InlineData("Hi <img alt=\"🙂\"> there", "Hi 🙂 there")]
    [InlineData("<img alt=\"The broken lamp\" src=cid:1>", "[The broken lamp]")]
    [InlineData("<img src=cid:1>a<img alt=\"open\" width=1 height=1>", "a")]
    public void A_picture_is_named(string html, string text) => Assert.Equal(text, MailText.Of(html));

    [Theory]
    [InlineData("<head><style>p{color:red}</style><title>T</title></head><body>a</body>")]
    [InlineData("<script>alert('<p>x</p>')</script>a")]
    [InlineData("<div style=\"display: none;max-height:0\">preview</div>a")]
    [InlineData("<span style=\"mso-hide:all\">x<b>y</b></span>a")]
    [InlineData("<p hidden>x<p>a")]
    [InlineData("<!-- x --><!--[if mso]><p>x</p><![endif]--><![if !mso]>a<![endif]>")]
    [InlineData("<svg><text>x</text></svg><select><option>x</select>a")]
    [InlineData("&#8203;\u202e\u0007a")]
    public void What_nobody_sees_is_left_out(string html) => Assert.Equal("a", MailText.Of(html));

    [Theory]
    [InlineData("<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Sun, May 3, 2026 at 10:12 AM Ada &lt;<a href=\"mailto:ada@example.com\">ada@example.com</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\">When?</blockquote></div>")]
    [InlineData("<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Ada &lt;ada@example.com&gt;<br><b>Sent:</b> Sunday<br><b>To:</b> Bo<br><b>Subject:</b> When?</p></div><p>When?</p>")]
    [InlineData("<hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>Från:</b> Ada<br><b>Skickat:</b> den 3 maj<br><b>Till:</b> Bo<br><b>Ämne:</b> När?</div><div>När?</div>")]
    [InlineData("<div class=\"moz-cite-prefix\">Am 03.05.2026 um 10:12 schrieb Ada:<br></div><blockquote type=\"cite\" cite=\"mid:x\">Wann?</blockquote>")]
    [InlineData("<div class=\"gmail_signature\">Bo Ek<br>Example Ltd</div>")]
    [InlineData("-- <br><div class=\"gmail_signature\">Bo Ek</div>")]
    [InlineData("<div id=\"Signature\"><p>Bo Ek</p></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Ada<br><b>Sent:</b> Sunday<br><b>To:</b> Bo</div>")]
    public void What_follows_the_new_words_is_still_found(string after) =>
        Assert.Equal("Tuesday suits me.", ReplyText.NewPartOf(MailText.Of($"<html><body><div dir=\"ltr\">Tuesday suits me.</div><br>{after}</body></html>")));

    [Theory]
    [InlineData("<div>a")]
    [InlineData("<table><tr><td>a")]
    [InlineData("<b><p>a")]
    [InlineData("<font color=1><p><font color=2>a</p>")]
    [InlineData("</div></td></b>a")]
    [InlineData("<blockquote>a<ul><li>")]
    [InlineData("<a href=\"https://example.com\">a")]
    [InlineData("<p style=\"display:none\"")]
    [InlineData("<style>a")]
    [InlineData("&amp;&#x1F600;&notit;")]
    [InlineData("<<<<>>>><!-- --")]
    [InlineData("<td><table>a</table><li>")]
    public void A_hostile_body_of_5_MB_is_read_in_a_moment(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length));
        MailText.Of(piece);
        var watch = Stopwatch.StartNew();

        var text = MailText.Of(html);

        output.WriteLine($"{watch.ElapsedMilliseconds} ms, {text.Length} letters, for {piece}");
        Assert.True(text.Length <= MailText.MostText + 100);
        Assert.True(watch.ElapsedMilliseconds < 3_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_mail_that_is_too_long_says_so()
    {
        var text = MailText.Of(string.Concat(Enumerable.Repeat("<p>Some words.</p>", 100_000)));

        Assert.EndsWith(MailText.CutNote, text);
        Assert.InRange(text.Length, MailText.MostText, MailText.MostText + 100);
    }
}
