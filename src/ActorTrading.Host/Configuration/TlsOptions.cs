namespace ActorTrading.Host.Configuration;

/// <summary>The certificate that the node shows; without one it speaks plain HTTP.</summary>
public sealed record TlsOptions
{
    /// <summary>A PEM file with the certificate and its chain; null for plain HTTP.</summary>
    public string? Certificate { get; init; }

    /// <summary>A PEM file with the private key.</summary>
    public string? Key { get; init; }

    /// <summary>What the key is encrypted with; null for a key in the clear.</summary>
    public Secret? KeyPassword { get; init; }

    public bool IsOn => Certificate is not null;
}
