using System.Collections.Immutable;
using System.Net;

namespace ActorTrading.Host.Configuration;

/// <summary>What settings owe to one another.</summary>
internal static class NodeOptionsRules
{
    /// <summary>
    /// Everything that does not fit together, with the settings that are to blame, the first one most.
    /// </summary>
    public static IEnumerable<(ImmutableArray<string> Paths, string Message)> Breaches(NodeOptions options) =>
        [.. Reach(options.Http), .. Market(options.Feed)];

    private static IEnumerable<(ImmutableArray<string>, string)> Reach(HttpOptions http)
    {
        if (http.Tls.Certificate is null != http.Tls.Key is null)
        {
            yield return (
                ["http.tls.certificate", "http.tls.key"], "a certificate and its key are given both or neither.");
        }

        if (IPAddress.IsLoopback(http.Listen.Address))
        {
            yield break;
        }

        if (!http.IsPublic)
        {
            yield return (
                ["http.listen", "http.public"],
                "other machines reach this address. Set http.public to true if that is meant.");
        }

        if (!http.Tls.IsOn)
        {
            yield return (
                ["http.listen", "http.tls.certificate", "http.tls.key"],
                "tokens would travel in the clear. Set http.tls.certificate and http.tls.key.");
        }

        if (http.AllowedHosts.IsEmpty)
        {
            yield return (
                ["http.listen", "http.allowed_hosts"],
                "say in http.allowed_hosts by what names other machines reach this one.");
        }
    }

    private static IEnumerable<(ImmutableArray<string>, string)> Market(FeedOptions feed)
    {
        if (feed is { Kind: FeedKind.Recorded, Files.IsEmpty: true })
        {
            yield return (["feed.kind", "feed.files"], "a recorded feed plays files. Name them in feed.files.");
        }

        if (feed is { Kind: FeedKind.Generated, Symbols.IsEmpty: true })
        {
            yield return (["feed.symbols"], "a generated market needs a symbol.");
        }

        if (feed.Symbols.Distinct().Count() != feed.Symbols.Length)
        {
            yield return (["feed.symbols"], "a symbol is named twice.");
        }

        if (feed is { Kind: FeedKind.Generated, Speed: 0m })
        {
            yield return (["feed.speed", "feed.kind"], "a generated market has no end that it could hurry to.");
        }
    }
}
