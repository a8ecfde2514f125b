namespace ChatSla.Sandbox.Control;

/// <summary>Tells the page and the program when the clock has been moved.</summary>
internal sealed class ClockNews(EventHub events)
{
    public void Publish(object? sender, EventArgs args) => events.Publish(SandboxEvent.Clock);
}
