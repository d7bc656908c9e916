using System.Security.Cryptography.X509Certificates;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Http;

namespace ActorTrading.Host.Node;

/// <summary>The door as the configuration wants it.</summary>
internal static class NodeDoorOptions
{
    /// <exception cref="InputException">The certificate cannot be read, or the door would stand open.</exception>
    public static HttpDoorOptions Of(NodeOptions options)
    {
        var door = HttpDoorOptions.Of(options.Http, options.Limits, CertificateOf(options.Http.Tls)) with
        {
            RepeatsKeptFor = options.Retention.IdempotencyKeys,
        };
        return door.Faults() is { Count: > 0 } faults
            ? throw new InputException([.. faults.Select(f => $"http: {f}")])
            : door;
    }

    private static X509Certificate2? CertificateOf(TlsOptions tls)
    {
        if (tls.Certificate is not { } file)
        {
            return null;
        }

        try
        {
            return tls.KeyPassword is { } password
                ? X509Certificate2.CreateFromEncryptedPemFile(file, password.Reveal(), tls.Key)
                : X509Certificate2.CreateFromPemFile(file, tls.Key);
        }
        catch (Exception exception) when (exception is IOException
            or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InputException($"http.tls: {file} cannot be read as a certificate with its key: "
                + exception.Message);
        }
    }
}
