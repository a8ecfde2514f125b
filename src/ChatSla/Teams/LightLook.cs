using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>A light as a sign, a word and a colour: the same to the eye, to a colour-blind person and to a screen reader.</summary>
public sealed record LightLook(string Sign, string Word, string Color)
{
    /// <summary>Of what is answered or closed: no clock runs.</summary>
    public static LightLook Settled => new("✓", PromiseStrings.Settled, "Default");

    public static LightLook Of(TrafficLight light) => light switch
    {
        TrafficLight.Green => new("●", PromiseStrings.Green, "Good"),
        TrafficLight.Amber => new("▲", PromiseStrings.Amber, "Warning"),
        TrafficLight.Red => new("◆", PromiseStrings.Red, "Attention"),
        TrafficLight.Paused => new("‖", PromiseStrings.Paused, "Default"),
        _ => new("○", PromiseStrings.Open, "Default"),
    };

    /// <summary>The light of an open query by the instants in its row.</summary>
    public static TrafficLight LightAt(Instant? warnAt, Instant? dueAt, Instant now) => dueAt is not { } due ? TrafficLight.Off
        : now >= due ? TrafficLight.Red
        : now >= warnAt ? TrafficLight.Amber
        : TrafficLight.Green;

    /// <summary>One line of a list of open queries.</summary>
    public System.Text.Json.Nodes.JsonObject Line(int number, string subject, string customer, string due) => Elements.Columns(
        ("auto", Elements.Runs(null, Elements.Run($"{Sign} {Word}", weight: "Bolder", color: Color))),
        ("stretch", Elements.Runs(
            null, Elements.Run($"Q-{number}  ", weight: "Bolder"), Elements.Run(CardText.Subject(subject, 70)), Elements.Run($"  {customer}", subtle: true))),
        ("auto", Elements.Words(due, align: "Right")));
}
