using System.Text.Json.Nodes;
using ChatSla.Webhooks;

namespace ChatSla.Check;

/// <summary>Sends each webhook a signed test: {"kind":"test"}, which is to do nothing on the other side but be taken.</summary>
internal sealed class WebhookCheck(WebhookDoor door, WebhookBook webhooks, bool sends)
{
    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stopping)
    {
        foreach (var webhook in webhooks.All.Values) yield return sends ? await TryAsync(webhook, stopping) : Finding.NotTried($"the webhook \"{webhook.Name}\": --no-posts");
    }

    private async Task<Finding> TryAsync(Webhook webhook, CancellationToken stopping)
    {
        var key = $"test-{Guid.CreateVersion7():N}";
        var body = new JsonObject { ["id"] = key, ["kind"] = "test", ["count"] = 0, ["text"] = "ChatSla tries whether this webhook takes what it sends.", ["queries"] = new JsonArray() };
        try
        {
            await door.SendAsync(webhook, key, body.ToJsonString(), stopping);
            return Finding.Ok($"the webhook \"{webhook.Name}\" took a signed test");
        }
        catch (WebhookException refused)
        {
            return Finding.Wrong(refused.Message, refused.IsFinal
                ? $"Compare {WebhooksOptions.Section}:{webhook.Name}:Address and its Secret with the other side; the signature is the HMAC-SHA256 of \"TIME.BODY\", in the header {WebhookDoor.SignatureHeader}."
                : $"See that {webhook.Address.GetLeftPart(UriPartial.Authority)} runs and can be reached from this machine.");
        }
    }
}
