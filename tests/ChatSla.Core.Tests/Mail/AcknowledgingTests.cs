using ChatSla.Core.Mail;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChatSla.Core.Tests.Mail;

public sealed class AcknowledgingTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    /// <summary>
    /// The other side answers each mail of ours at once and writes of its own accord besides, from ever new addresses. Whatever it
    /// does, a simulated day holds at most so many mails of ours.
    /// </summary>
    [Fact]
    public void However_the_other_side_answers_a_day_of_our_mails_is_bounded() =>
        Prop.ForAll<byte, byte, bool>((addresses, mailsAnHour, numbers) => HoldsBound(addresses, mailsAnHour, numbers)).QuickCheckThrowOnFailure();

    private static void HoldsBound(byte addresses, byte mailsAnHour, bool numbersItsAddresses)
    {
        var (told, broken) = (new List<(string Sender, Instant At, string Domain)>(), new Dictionary<string, Instant>());
        var seen = new List<(string Sender, Instant At)>();
        var alarms = 0;
        for (var step = 0; step < 24 * (mailsAnHour + 1); step++)
        {
            var at = Noon + Duration.FromHours(24) * (step / (24.0 * (mailsAnHour + 1)));
            var name = step % (addresses + 1);
            Receive(SenderKey.Of(numbersItsAddresses ? $"ticket-{name}@loop.example" : $"{(char)('a' + name % 26)}{(char)('a' + name / 26)}@loop.example"), at, "Ticket opened.");
        }

        Assert.InRange(told.Count, 0, 24 * Acknowledging.MostAnHourToDomain);
        Assert.All(told.GroupBy(one => one.Sender), one => Assert.Single(one));
        if (numbersItsAddresses) Assert.InRange(told.Count, 0, 1);
        if (told.Count > 0) Assert.InRange(alarms, 1, told.Count);

        void Receive(string sender, Instant at, string text)
        {
            seen.Add((sender, at));
            if (broken.TryGetValue(sender, out var until) && until > at) return;

            var last = told.FindLast(one => one.Sender == sender);
            var within = seen.Count(one => one.Sender == sender && one.At > at - Duration.FromHours(1));
            if (Acknowledging.LoopIn(at, text, within, last.Sender is null ? null : (last.At, "We have your mail; it has reached us and has a number.")) is not null)
            {
                broken[sender] = at + Acknowledging.Pause;
                alarms++;
            }
            else if (Acknowledging.Allows(at, at, last.Sender is null ? null : last.At, told.Count(one => one.At > at - Duration.FromHours(1))))
            {
                told.Add((sender, at, "loop.example"));
                Receive(sender, at + Duration.FromSeconds(3), text);
            }
        }
    }

    [Fact]
    public void Our_own_words_that_come_back_show_a_loop_and_a_person_who_writes_again_does_not()
    {
        var told = (Noon, "Hello,\n\nThank you for your mail. It has reached us and has the number Q-1.\n");

        Assert.Equal(LoopSign.CameBack, Acknowledging.LoopIn(Noon + Duration.FromMinutes(5), "Case 7:\nThank you for your mail. It has reached us and has the number Q-1.", 1, told));
        Assert.Null(Acknowledging.LoopIn(Noon + Duration.FromMinutes(5), "Here is the picture I forgot.", 2, told));
        Assert.Null(Acknowledging.LoopIn(Noon - Duration.FromSeconds(2), "And another thing.", 2, told));
    }

    [Theory]
    [InlineData("Help+4711@X.example", "help@x.example")]
    [InlineData("case-4712-reply@x.example", "case-#-reply@x.example")]
    [InlineData("karin.lund@acme.example", "karin.lund@acme.example")]
    public void Addresses_of_one_ticket_system_have_one_name(string address, string key) => Assert.Equal(key, SenderKey.Of(address));
}
