using Microsoft.IdentityModel.Protocols;

namespace ChatSla.Teams;

/// <summary>Fetches the published keys, and after a failure not again for a while: nobody makes us ask as often as they ask us.</summary>
internal sealed class PatientRetriever(IDocumentRetriever inner) : IDocumentRetriever
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private long failedAt;

    /// <exception cref="IOException">It failed a moment ago.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (Interlocked.Read(ref failedAt) is not 0 and var at && TimeProvider.System.GetElapsedTime(at) < Patience) throw new IOException("The keys could not be fetched a moment ago.");

        try
        {
            var document = await inner.GetDocumentAsync(address, cancel);
            Interlocked.Exchange(ref failedAt, 0);
            return document;
        }
        catch
        {
            Interlocked.Exchange(ref failedAt, TimeProvider.System.GetTimestamp());
            throw;
        }
    }
}
