using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>One step of a ladder: somebody is told at some time.</summary>
/// <param name="Name">What the step is known by wherever it is stored: its time and its recipient as they are written.</param>
/// <param name="Repeat">Told again that often, in working time or by the wall as <paramref name="Always"/> says; null: told once.</param>
/// <param name="Most">How many times it is told again at most.</param>
/// <param name="Always">At night and on holidays too; else only in the recipient's hours.</param>
public sealed record EscalationStep(string Name, StepTime At, Recipient To, Duration? Repeat = null, int Most = 0, bool Always = false);
