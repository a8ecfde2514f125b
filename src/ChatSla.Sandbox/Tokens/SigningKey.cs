using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace ChatSla.Sandbox.Tokens;

/// <summary>An RSA key made for this run, with the id it is published under.</summary>
internal sealed class SigningKey
{
    private readonly RSA rsa = RSA.Create(2048);

    public SigningKey()
    {
        Id = Base64Url.EncodeToString(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()));
        Key = new RsaSecurityKey(rsa) { KeyId = Id };
        Credentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256);
    }

    public string Id { get; }

    public RsaSecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    public JsonObject ToJwk(params string[] endorsements)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]),
        };
    }
}
