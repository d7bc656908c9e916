using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Limits;

namespace ActorTrading.Host.Http;

/// <summary>Where the door is and whom it lets near. The defaults let in this machine alone.</summary>
public sealed record HttpDoorOptions
{
    private static readonly ImmutableArray<string> LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any that is free; see <see cref="HttpDoor.Address"/>.</summary>
    public int Port { get; init; } = HttpOptions.PortDefault;

    /// <summary>Needed, together with <see cref="Certificate"/>, for an address that other machines reach.</summary>
    public bool ExposeBeyondLoopback { get; init; }

    /// <summary>With its private key; null for plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Names that a request's Host header may bear, without port.</summary>
    public ImmutableArray<string> HostsAllowed { get; init; } = LoopbackNames;

    /// <summary>Origins of pages in browsers that may call: exact, such as <c>https://desk.example</c>.</summary>
    public ImmutableArray<string> OriginsAllowed { get; init; } = [];

    public RateLimits Rates { get; init; } = new();

    public int BodyBytesMax { get; init; } = HttpLimits.BodyBytesMax;

    public int JsonDepthMax { get; init; } = HttpLimits.JsonDepthMax;

    public int ConnectionsMax { get; init; } = HttpLimits.ConnectionsMax;

    /// <summary>How long a command may take before its caller is told that the outcome is not known.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an <c>Idempotency-Key</c> is remembered.</summary>
    public TimeSpan RepeatsKeptFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long every failed authentication takes at least.</summary>
    public TimeSpan FailureDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The door that a node's configuration asks for.</summary>
    /// <param name="certificate">The loaded one of <see cref="HttpOptions.Tls"/>.</param>
    public static HttpDoorOptions Of(HttpOptions http, LimitOptions limits, X509Certificate2? certificate) => new()
    {
        Address = http.Listen.Address,
        Port = http.Listen.Port,
        ExposeBeyondLoopback = http.IsPublic,
        Certificate = certificate,
        HostsAllowed = [.. LoopbackNames, .. http.AllowedHosts],
        OriginsAllowed = http.AllowedOrigins,
        BodyBytesMax = http.BodyBytesMax,
        JsonDepthMax = http.JsonDepthMax,
        ConnectionsMax = http.ConnectionsMax,
        RequestTimeout = http.RequestTimeout,
        Rates = RatesOf(limits),
    };

    // One caller from one address may use all that its token allows.
    private static RateLimits RatesOf(LimitOptions limits)
    {
        var usual = new RateLimits();
        return new()
        {
            PerTokenPerSecond = limits.RequestsPerSecond,
            PerTokenBurst = limits.RequestBurst,
            PerAddressPerSecond = Math.Max(usual.PerAddressPerSecond, limits.RequestsPerSecond),
            PerAddressBurst = Math.Max(usual.PerAddressBurst, limits.RequestBurst),
        };
    }

    internal bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Everything that is wrong with them, in sentences.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. ExposureFaults(),
        .. PortFaults(),
        .. HostsAllowed.Where(h => h.Length == 0 || h.Contains('*', StringComparison.Ordinal))
            .Select(h => $"'{h}' is not the name of a host; patterns are not taken."),
        .. OriginsAllowed.Where(o => !IsOrigin(o))
            .Select(o => $"'{o}' is not an origin such as https://desk.example; patterns are not taken."),
    ];

    private IEnumerable<string> PortFaults()
    {
        if (Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            yield return $"Port {Port} does not exist.";
        }
    }

    private IEnumerable<string> ExposureFaults()
    {
        if (IsLoopback)
        {
            yield break;
        }

        if (!ExposeBeyondLoopback)
        {
            yield return $"{Address} is reached from other machines, which has to be allowed explicitly.";
        }

        if (Certificate is null)
        {
            yield return $"{Address} is reached from other machines, so that tokens need TLS: give a certificate.";
        }

        if (HostsAllowed.SequenceEqual(LoopbackNames))
        {
            yield return $"{Address} is reached from other machines; say by what host names.";
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && text == uri.GetLeftPart(UriPartial.Authority);
}
