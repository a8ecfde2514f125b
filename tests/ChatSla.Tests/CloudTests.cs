using ChatSla.Configuration;
using ChatSla.Teams;
using Microsoft.Extensions.Configuration;

namespace ChatSla.Tests;

/// <summary>One setting chooses every host of a cloud; the addresses are those of teams.md, sections 2.1 and 3.3.</summary>
public sealed class CloudTests
{
    private readonly Dictionary<string, string?> given = new()
    {
        ["Bot:AppId"] = "22222222-2222-4222-8222-222222222222",
        ["Bot:TenantId"] = "11111111-1111-4111-8111-111111111111",
        ["Bot:ClientSecret"] = "a secret",
    };

    [Theory]
    [InlineData(null, "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://smba.trafficmanager.net/teams/", "https://graph.microsoft.com")]
    [InlineData("Public", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://smba.trafficmanager.net/teams/", "https://graph.microsoft.com")]
    [InlineData("GCC", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://smba.infra.gcc.teams.microsoft.com/teams", "https://graph.microsoft.com")]
    [InlineData("gcchigh", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams", "https://graph.microsoft.us")]
    [InlineData("DoD", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://smba.infra.dod.teams.microsoft.us/teams", "https://dod-graph.microsoft.us")]
    [InlineData("China", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn", "https://smba.teams.microsoftonline.cn/apac/", "https://microsoftgraph.chinacloudapi.cn")]
    public void A_cloud_chooses_every_host(string? cloud, string metadata, string issuer, string service, string graph)
    {
        if (cloud is not null) given["Microsoft365:Cloud"] = cloud;
        if (cloud == "China") given["Bot:ServiceUrl"] = service;

        var read = Read();

        Assert.Equal((metadata, issuer, $"{issuer}/.default", service), (read.Bot!.OpenIdMetadata.ToString(), read.Bot.Issuer, read.Bot.Scope, read.Bot.ServiceUrl.ToString()));
        Assert.Equal(($"{graph}/v1.0", $"{graph}/.default"), (read.Graph!.Address.ToString(), read.Graph.Scope));
        Assert.True(ServiceHosts.MayGetToken(read.Bot.ServiceUrl, read.Bot));
    }

    [Theory]
    [InlineData("Public", "login.microsoftonline.com")]
    [InlineData("GCC", "login.microsoftonline.com")]
    [InlineData("GCCHigh", "login.microsoftonline.us")]
    [InlineData("DoD", "login.microsoftonline.us")]
    [InlineData("China", "login.partner.microsoftonline.cn")]
    public void A_cloud_has_its_own_place_to_sign_in(string cloud, string host) => Assert.Equal($"https://{host}/", Cloud.All.Single(one => one.Name == cloud).Authority.ToString());

    [Theory]
    [InlineData("Public", "teams.microsoft.com")]
    [InlineData("GCC", "teams.microsoft.com")]
    [InlineData("GCCHigh", "gov.teams.microsoft.us")]
    [InlineData("DoD", "dod.teams.microsoft.us")]
    public void A_link_to_a_message_leads_to_where_the_clouds_people_open_Teams(string cloud, string host) => Assert.Equal(
        $"https://{host}/l/message/19%3Aa%40thread.tacv2/2?tenantId=11111111-1111-4111-8111-111111111111&parentMessageId=1",
        With("Microsoft365:Cloud", cloud).Bot!.Links.To("19:a@thread.tacv2;messageid=1", "2"));

    [Theory]
    [InlineData("Moon")]
    [InlineData("")]
    public void An_unknown_cloud_is_a_fault_by_its_key(string cloud)
    {
        given["Microsoft365:Cloud"] = cloud;

        Assert.Contains($"Microsoft365:Cloud: \"{cloud}\" is no cloud; use Public, GCC, GCCHigh, DoD, China.", Read().Faults);
    }

    [Theory]
    [InlineData("Public", "Bot:ServiceUrl", "https://smba.infra.gov.teams.microsoft.us/teams", "GCCHigh")]
    [InlineData("Public", "Graph:BaseAddress", "https://graph.microsoft.us/v1.0", "GCCHigh")]
    [InlineData("Public", "Graph:BaseAddress", "https://microsoftgraph.chinacloudapi.cn/v1.0", "China")]
    [InlineData("GCCHigh", "Bot:ServiceUrl", "https://smba.trafficmanager.net/emea/", "Public")]
    [InlineData("GCCHigh", "Bot:OpenIdMetadata", "https://login.botframework.com/v1/.well-known/openidconfiguration", "Public")]
    [InlineData("GCCHigh", "Bot:Issuer", "https://api.botframework.com", "Public")]
    [InlineData("GCCHigh", "Graph:BaseAddress", "https://dod-graph.microsoft.us/v1.0", "DoD")]
    [InlineData("DoD", "Bot:ServiceUrl", "https://smba.infra.gov.teams.microsoft.us/teams", "GCCHigh")]
    [InlineData("China", "Bot:ServiceUrl", "https://smba.trafficmanager.net/teams/", "Public")]
    public void An_address_of_another_cloud_says_so(string cloud, string key, string address, string other)
    {
        (given["Microsoft365:Cloud"], given[key]) = (cloud, address);

        Assert.Contains($"{key}: \"{address}\" is in the cloud {other}, and Microsoft365:Cloud says {cloud}: take one of the two out.", Read().Faults);
    }

    [Fact]
    public void In_China_the_service_url_must_be_named() =>
        Assert.Contains(With("Microsoft365:Cloud", "China").Faults, fault => fault.StartsWith("Bot:ServiceUrl: is missing: for the cloud China", StringComparison.Ordinal));

    [Fact]
    public void A_single_value_may_still_be_another()
    {
        var read = With("Bot:ServiceUrl", "https://smba.trafficmanager.net/emea/");

        Assert.Equal("https://smba.trafficmanager.net/emea/", read.Bot!.ServiceUrl.ToString());
        Assert.Equal("https://api.botframework.com", read.Bot.Issuer);
    }

    [Theory]
    [InlineData("GCCHigh", "https://smba.trafficmanager.net/emea/", false)]
    [InlineData("GCCHigh", "https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("Public", "https://smba.infra.gov.teams.microsoft.us/teams", false)]
    [InlineData("GCC", "https://smba.trafficmanager.net/amer/", true)]
    [InlineData("Public", "https://emea.smba.trafficmanager.net/teams/", true)]
    [InlineData("Public", "https://evilsmba.trafficmanager.net/teams/", false)]
    [InlineData("Public", "https://smba.trafficmanager.net.evil.example/teams/", false)]
    [InlineData("GCCHigh", "https://evilteams.microsoft.us/teams/", false)]
    public void Our_token_stays_in_its_cloud(string cloud, string service, bool may) => Assert.Equal(may, ServiceHosts.MayGetToken(new Uri(service), With("Microsoft365:Cloud", cloud).Bot!));

    private PartialSettings With(string key, string value)
    {
        given[key] = value;
        return Read();
    }

    private PartialSettings Read() => PartialSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
}
