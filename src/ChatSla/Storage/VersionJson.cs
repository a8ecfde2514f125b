using System.Text.Json;
using System.Text.Json.Serialization;
using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Storage;

/// <param name="Weeks">In the order of their dates.</param>
/// <param name="SpecialDays">Hours by date, in the order of the dates.</param>
internal sealed record CalendarBody(
    string Zone, IReadOnlyList<WeekBody> Weeks, IReadOnlyDictionary<LocalDate, string> SpecialDays, IReadOnlyList<Holiday> Holidays);

/// <param name="From">Null: from the beginning of time.</param>
/// <param name="Days">The hours of Monday to Sunday.</param>
internal sealed record WeekBody(LocalDate? From, IReadOnlyList<string> Days);

internal sealed record PolicyBody(string Service, string Owner, string Calendar, int CalendarVersion, bool IsEnabled, IReadOnlyList<SlaTarget> Targets);

internal sealed record BookBody(string Policy, IReadOnlyList<PolicyChoice> Choices);

[JsonSerializable(typeof(CalendarBody))]
[JsonSerializable(typeof(PolicyBody))]
[JsonSerializable(typeof(BookBody))]
[JsonSerializable(typeof(Deadline.SameDay))]
[JsonSerializable(typeof(Deadline.WithinWorkingHours))]
[JsonSerializable(typeof(Deadline.WithinHours))]
[JsonSerializable(typeof(Deadline.OnWorkingDay))]
[JsonSerializable(typeof(Deadline.EarlierOf))]
[JsonSerializable(typeof(Aim.Before))]
[JsonSerializable(typeof(Aim.Own))]
[JsonSerializable(typeof(Aim.Share))]
internal sealed partial class VersionJson : JsonSerializerContext;

/// <summary>2026-12-24.</summary>
internal sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));

    public override LocalDate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WritePropertyName(LocalDatePattern.Iso.Format(value));
}

/// <summary>15:00:00.</summary>
internal sealed class LocalTimeJson : JsonConverter<LocalTime>
{
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalTimePattern.ExtendedIso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) => writer.WriteStringValue(LocalTimePattern.ExtendedIso.Format(value));
}

/// <summary>Hours, minutes and seconds: 26:30:00.</summary>
internal sealed class DurationJson : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DurationPattern.JsonRoundtrip.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteStringValue(DurationPattern.JsonRoundtrip.Format(value));
}
