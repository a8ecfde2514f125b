namespace ChatSla.Sandbox.Connector;

/// <summary>Refusals of the connector that a knob brings about, as the documents list them.</summary>
internal static class ConnectorFailure
{
    public static readonly IReadOnlyList<string> All =
    [
        "412 PreconditionFailed", "500 InternalServerError", "502 BadGateway", "503 ServiceUnavailable", "504 GatewayTimeout", "413 MessageSizeTooBig",
        "404 ActivityNotFoundInConversation", "404 ConversationNotFound", "403 NotEnoughPermissions", "400 BadArgument",
    ];

    public static HttpProblem Of(string name)
    {
        var (status, code) = (name.Split(' ')[0], name.Split(' ')[1]);
        return new HttpProblem(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), code, $"{code} by order of a knob.");
    }
}
