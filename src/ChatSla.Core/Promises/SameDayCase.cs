namespace ChatSla.Core.Promises;

/// <summary>Why a same-day promise falls on the day of the receipt, or on the next working day.</summary>
public enum SameDayCase
{
    /// <summary>On the day of the receipt.</summary>
    InTime,

    /// <summary>No shift starts on the day of the receipt.</summary>
    NoWorkingDay,

    /// <summary>Received at the cut-off or after it.</summary>
    AfterCutOff,

    /// <summary>Received before the cut-off, with less working time left than the rule asks for.</summary>
    TooLittleLeft,
}
