using System.Globalization;
using System.Text.RegularExpressions;
using ChatSla.Languages;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Time;

/// <summary>Reads a time out of words, English or Swedish, one after the other: "Fri 16:55", "23 dec 15.30", "2026-12-23 15.30", "imorgon 9:00", "now".</summary>
public sealed partial class TimeWords
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] SwedishMonths = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private readonly IReadOnlyList<string> words;
    private int at;
    private bool mayLackTime;
    private bool isNow;
    private bool isNext;
    private LocalTime? time;
    private AskedDay? day;
    private IsoDayOfWeek? weekday;

    private TimeWords(IReadOnlyList<string> words) => this.words = words;

    /// <summary>No words are now.</summary>
    /// <param name="words">As <see cref="Split"/> gives them, in lower case.</param>
    /// <exception cref="FormatException">A word that is no time, or a time that is none; the message names it and gives an example.</exception>
    public static AskedTime Read(IReadOnlyList<string> words)
    {
        var read = new TimeWords(words);
        while (read.at < words.Count) read.ReadNext();
        return read.Whole();
    }

    /// <summary>As <see cref="Read(IReadOnlyList{string})"/>, and a day needs no time of day.</summary>
    /// <exception cref="FormatException"/>
    public static AskedTime ReadDay(IReadOnlyList<string> words)
    {
        var read = new TimeWords(words) { mayLackTime = true };
        while (read.at < words.Count) read.ReadNext();
        return read.Whole();
    }

    /// <exception cref="FormatException"/>
    public static AskedTime Read(string text) => Read([.. Split(text.ToLowerInvariant())]);

    /// <summary>"9 am" is one word, the two halves of "2026-12-23T15:30" are two.</summary>
    public static IEnumerable<string> Split(string text) =>
        DateAndTime().Replace(HalfOfDay().Replace(SwedishDay().Replace(text, "i$1"), "$1m"), "$1 ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim(',', ';', '?', '!', '"', '\'', '“', '”', '(', ')').TrimEnd('.')).Where(word => word.Length > 0);

    /// <summary>Whether a time may begin with the word.</summary>
    public static bool IsLike(string word) =>
        char.IsAsciiDigit(word[0]) || IsNow(word) || IsNextWord(word) || DaysFromToday(word) is not null || WeekdayOf(word) is not null || MonthOf(word) is not null;

    private void ReadNext()
    {
        var word = words[at++];
        if (IsNow(word)) isNow = true;
        else if (IsNextWord(word) && at < words.Count && WeekdayOf(words[at]) is not null) isNext = true;
        else if (DaysFromToday(word) is { } days) SetDay(new AskedDay.FromToday(days), word);
        else if (WeekdayOf(word) is { } named) weekday = weekday is null ? named : throw Second(word, AskedStrings.SecondDay);
        else if (MonthOf(word) is { } month) ReadAfterMonth(word, month);
        else if (Ordinal().Match(word) is { Success: true } match) ReadDayOfMonth(word, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        else if (IsoDate().IsMatch(word)) SetDay(new AskedDay.OnDate(LocalDatePattern.Iso.Parse(word) is { Success: true, Value: var date } ? date : throw NoDate(word)), word);
        else if (OtherDate().IsMatch(word)) throw new FormatException(AskedStrings.TwoWays.With(word));
        else if (TimeOf(word) is { } read) time = time is null ? read : throw Second(word, AskedStrings.SecondTime);
        else throw new FormatException(AskedStrings.NoTime.With(word.Length <= 40 ? word : $"{word[..40]} …", AskedStrings.Example));
    }

    private AskedTime Whole()
    {
        if (isNow && (time, day, weekday) is not (null, null, null)) throw new FormatException(AskedStrings.NowAndAnother.With(AskedStrings.Example));
        if (!mayLackTime && time is null && (day, weekday) is not (null, null)) throw new FormatException(AskedStrings.WhatTime.With(AskedStrings.Example));
        if (weekday is not null && day is AskedDay.FromToday) throw new FormatException(AskedStrings.TwoDays.With(AskedStrings.Example));
        return new AskedTime(time, day, weekday, isNext);
    }

    /// <summary>"Dec 23", "Dec 23 2026".</summary>
    private void ReadAfterMonth(string word, int month)
    {
        if (at == words.Count || Ordinal().Match(words[at]) is not { Success: true } match) throw new FormatException(AskedStrings.WhichDay.With(word, AskedStrings.Example));

        at++;
        SetDate(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), month);
    }

    /// <summary>"23 Dec", "23rd of December 2026".</summary>
    private void ReadDayOfMonth(string word, int number)
    {
        if (at < words.Count && words[at] is "of" or "i") at++;
        if (at == words.Count || MonthOf(words[at]) is not { } month)
            throw new FormatException(AskedStrings.NeitherTimeNorDate.With(word, word.PadLeft(2, '0')[..2], number));

        at++;
        SetDate(number, month);
    }

    private void SetDate(int number, int month)
    {
        var written = $"{number} {CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month)}";
        if (number < 1 || number > CalendarSystem.Iso.GetDaysInMonth(2000, month)) throw NoDate(written);

        var inYear = new AskedDay.InYear(number, month);
        if (at < words.Count && Year().IsMatch(words[at])) SetDay(new AskedDay.OnDate(inYear.Of(int.Parse(words[at++], CultureInfo.InvariantCulture))), written);
        else SetDay(inYear, written);
    }

    private void SetDay(AskedDay named, string word) => day = day is null ? named : throw Second(word, AskedStrings.SecondDay);

    private static LocalTime? TimeOf(string word)
    {
        if (Clock().Match(word) is not { Success: true } match) return null;

        var half = match.Groups["half"].Value;
        if (half.Length == 0 && !match.Groups["minute"].Success) return null;

        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        if (minute > 59 || second > 59 || hour > 23 || (half.Length > 0 && hour is 0 or > 12)) throw new FormatException(AskedStrings.NoTimeOfDay.With(word));

        return new LocalTime(half.Length == 0 ? hour : (hour % 12) + (half is "pm" ? 12 : 0), minute, second);

        int Number(string group) => match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static bool IsNow(string word) => word is "now" or "nu";

    private static bool IsNextWord(string word) => word is "next" or "nästa" or "nasta";

    private static int? DaysFromToday(string word) => word switch
    {
        "today" or "idag" => 0,
        "tomorrow" or "imorgon" or "imorron" => 1,
        "yesterday" or "igår" or "igar" => -1,
        _ => null,
    };

    private static IsoDayOfWeek? WeekdayOf(string word) => word switch
    {
        "mon" or "monday" or "mån" or "måndag" or "mandag" => IsoDayOfWeek.Monday,
        "tue" or "tues" or "tuesday" or "tis" or "tisdag" => IsoDayOfWeek.Tuesday,
        "wed" or "wednesday" or "ons" or "onsdag" => IsoDayOfWeek.Wednesday,
        "thu" or "thur" or "thurs" or "thursday" or "tor" or "tors" or "torsdag" => IsoDayOfWeek.Thursday,
        "fri" or "friday" or "fre" or "fredag" => IsoDayOfWeek.Friday,
        "sat" or "saturday" or "lör" or "lördag" or "lordag" => IsoDayOfWeek.Saturday,
        "sun" or "sunday" or "sön" or "söndag" or "sondag" => IsoDayOfWeek.Sunday,
        _ => null,
    };

    private static int? MonthOf(string word)
    {
        var whole = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var brief = word switch { "sept" => "sep", "maj" => "may", "okt" => "oct", _ => word };
        var month = Math.Max(Math.Max(Array.IndexOf(Months, brief), Array.IndexOf(SwedishMonths, word)), Array.FindIndex(whole, name => name.Equals(word, StringComparison.OrdinalIgnoreCase)));
        return month < 0 ? null : month + 1;
    }

    private static FormatException Second(string word, string what) => new(what.With(word));

    private static FormatException NoDate(string word) => new(AskedStrings.NoDate.With(word, AskedStrings.Example));

    [GeneratedRegex(@"(?<=\d)\s*([ap])\.?m\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex HalfOfDay();

    [GeneratedRegex(@"\bi\s+(dag|morgon|går)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SwedishDay();

    [GeneratedRegex(@"\b(\d{4}-\d\d-\d\d)t(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"^(\d{1,2})(st|nd|rd|th|:e|:a)?$")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}$|^\d{1,2}/\d{1,2}$")]
    private static partial Regex OtherDate();

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?<hour>\d{1,2})([:.](?<minute>\d\d)([:.](?<second>\d\d))?)?(?<half>am|pm)?$")]
    private static partial Regex Clock();
}
