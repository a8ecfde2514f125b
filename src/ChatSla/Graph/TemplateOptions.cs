namespace ChatSla.Graph;

/// <summary>A text that is sent often.</summary>
public sealed class TemplateOptions
{
    /// <summary>As staff know it, for example "Parcel is late".</summary>
    public string Name { get; set; } = "";

    /// <summary>Two letters, for example en. Left out: the mailbox's.</summary>
    public string? Language { get; set; }

    /// <summary>Answer, Holding or Acknowledgement.</summary>
    public string Kind { get; set; } = "Answer";

    /// <summary>Left out: the reply keeps the customer's subject.</summary>
    public string? Subject { get; set; }

    public string Text { get; set; } = "";
}
