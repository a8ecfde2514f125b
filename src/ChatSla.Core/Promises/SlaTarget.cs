namespace ChatSla.Core.Promises;

/// <summary>What a policy promises at one stage: the customer's deadline (red) and the staff's aim (amber).</summary>
public sealed record SlaTarget(PromiseKind Kind, Deadline Deadline, Aim Aim);
