using System.Globalization;
using System.Net;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Addresses;

/// <summary>Where a node listens, from what a person writes.</summary>
internal static class NodeAddress
{
    public const string Default = "127.0.0.1:8080";

    private const int PortDefault = 8_080;

    /// <summary>Reads <c>host</c>, <c>host:port</c> or a URL without a path.</summary>
    /// <exception cref="UsageException">It is none, or a token would travel to it in the clear.</exception>
    public static Uri Parse(string text)
    {
        var hasScheme = text.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? text : "http://" + text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0
            || uri.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0)
        {
            throw new UsageException(
                $"'{text}' is no address of a node and no name of the address book.",
                "Write HOST:PORT or https://HOST:PORT; 'atc book list' shows the names.");
        }

        if (!hasScheme)
        {
            return Complete(text, uri);
        }

        return uri.Scheme == Uri.UriSchemeHttps || IsLoopback(uri) ? uri : throw new UsageException(
            $"{uri.Authority} is another machine: over http the token would travel in the clear.",
            "Use https, or a tunnel to this machine's loopback.");
    }

    /// <summary>Whether it is this machine, which needs neither encryption nor a proxy.</summary>
    public static bool IsLoopback(Uri uri) => uri.IsLoopback
        || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));

    private static Uri Complete(string text, Uri uri)
    {
        var port = text.EndsWith(":80", StringComparison.Ordinal) || !uri.IsDefaultPort ? uri.Port : PortDefault;
        var scheme = IsLoopback(uri) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{scheme}://{uri.Host}:{port}/"));
    }
}
