using System.Collections.Immutable;
using System.Net;

namespace ActorTrading.Host.Configuration;

/// <summary>Where and to whom the node answers.</summary>
public sealed record HttpOptions
{
    public const int PortDefault = 8080;

    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, PortDefault);

    /// <summary>Says that an address which other machines reach is meant.</summary>
    public bool IsPublic { get; init; }

    public TlsOptions Tls { get; init; } = new();

    /// <summary>Host names that requests may name, beside the names of this machine's loopback.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins from which browsers may call, such as <c>https://desk.example</c>.</summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];

    public int BodyBytesMax { get; init; } = 65_536;

    public int JsonDepthMax { get; init; } = 16;

    public int ConnectionsMax { get; init; } = 1_000;

    /// <summary>How long a request may take before its caller is told that the outcome is not known.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
