using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Http;

/// <summary>
/// A node that other machines reach speaks TLS, with the certificate of its configuration, or not at all.
/// </summary>
public sealed class TlsTests : IDisposable
{
    private const string Name = "node.example";
    private const string Password = "of the key";
    private static readonly IPEndPoint Everywhere = new(IPAddress.Any, 0);
    private readonly Workspace _workspace = new();

    [Theory]
    [InlineData(null)]
    [InlineData(Password)]
    public async Task Beyond_loopback_a_node_answers_over_TLS_with_its_own_certificate(string? password)
    {
        var thumbprint = WriteCertificate(password);
        var recorded = new RecordedLogs();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(recorded));
        await using var node = await NodeAssembly.Open(
            Options(new() { Certificate = CertificateFile, Key = KeyFile, KeyPassword = SecretOf(password) }), logs);
        await node.Start(TestContext.Current.CancellationToken);
        Assert.Equal("https", node.Address.Scheme);
        var seen = "";
        using var client = ClientOf(node.Address.Port, certificate =>
        {
            seen = certificate.Thumbprint;
            return true;
        });

        using var live = await client.Get("/livez");

        Assert.Equal((HttpStatusCode.OK, thumbprint), (live.StatusCode, seen));
        await client.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        var token = await File.ReadAllTextAsync(node.TokenFile, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token.Trim()}");
        await client.Get("/alerts").Json(HttpStatusCode.OK);
        using var plain = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{node.Address.Port}") };
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.Get("/livez"));
        Assert.Contains("IS REACHED FROM OTHER MACHINES", recorded.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, recorded.Text, StringComparison.Ordinal);
        await node.Stop();
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_certificate_does_not_get_in()
    {
        WriteCertificate(password: null);
        await using var node = await NodeAssembly.Open(
            Options(new() { Certificate = CertificateFile, Key = KeyFile }), NullLoggerFactory.Instance);
        await node.Start(TestContext.Current.CancellationToken);
        using var client = ClientOf(node.Address.Port, _ => false);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.Get("/livez"));

        Assert.IsType<AuthenticationException>(refused.InnerException);
        await node.Stop();
    }

    [Fact]
    public async Task Beyond_loopback_no_node_starts_without_a_certificate_the_flag_and_a_name()
    {
        var open = new NodeOptions
        {
            DataFolder = _workspace.PathOf("open"),
            Http = new() { Listen = Everywhere },
        };

        var refused = await Assert.ThrowsAsync<InputException>(
            () => NodeAssembly.Open(open, NullLoggerFactory.Instance));

        Assert.Contains("allowed explicitly", refused.Message, StringComparison.Ordinal);
        Assert.Contains("give a certificate", refused.Message, StringComparison.Ordinal);
        Assert.Contains("by what host names", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(open.DataFolder));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_said_and_keeps_the_node_from_starting()
    {
        WriteCertificate(Password);

        var refused = await Assert.ThrowsAsync<InputException>(() => NodeAssembly.Open(
            Options(new() { Certificate = CertificateFile, Key = KeyFile, KeyPassword = SecretOf("another") }),
            NullLoggerFactory.Instance));

        Assert.Contains(CertificateFile, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private string CertificateFile => _workspace.PathOf("node.pem");

    private string KeyFile => _workspace.PathOf("node.key");

    private static Secret? SecretOf(string? text) => text is null ? null : new Secret(text);

    private NodeOptions Options(TlsOptions tls) => new()
    {
        DataFolder = _workspace.PathOf("data"),
        Http = new() { Listen = Everywhere, IsPublic = true, AllowedHosts = [Name], Tls = tls },
        Feed = new() { TickRate = 1m },
    };

    private string WriteCertificate(string? password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(
            KeyFile,
            password is null
                ? key.ExportPkcs8PrivateKeyPem()
                : key.ExportEncryptedPkcs8PrivateKeyPem(
                    password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000)));
        return certificate.Thumbprint;
    }

    private static HttpClient ClientOf(int port, Func<X509Certificate2, bool> trusts)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(
                    System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => trusts((X509Certificate2)certificate!),
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"https://{Name}:{port}") };
    }
}
