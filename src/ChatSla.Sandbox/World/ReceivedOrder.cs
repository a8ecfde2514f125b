using System.Collections;

namespace ChatSla.Sandbox.World;

/// <summary>Messages by the time they were received, those of one second by when they came. Finding a place in it takes no search through all.</summary>
internal sealed class ReceivedOrder : IReadOnlyList<StoredMessage>
{
    private readonly List<StoredMessage> messages = [];

    public int Count => messages.Count;

    public StoredMessage this[int index] => messages[index];

    public void Add(StoredMessage message) => messages.Insert(PlaceOf(message.ReceivedAt, message.Order), message);

    public void Remove(StoredMessage message) => messages.RemoveAt(PlaceOf(message.ReceivedAt, message.Order));

    /// <summary>The place of the first message received at that time or later.</summary>
    public int FirstFrom(DateTimeOffset at) => PlaceOf(at, long.MinValue);

    public IEnumerator<StoredMessage> GetEnumerator() => messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(DateTimeOffset at, long order)
    {
        var (from, to) = (0, messages.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var message = messages[middle];
            if (message.ReceivedAt < at || (message.ReceivedAt == at && message.Order < order)) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
