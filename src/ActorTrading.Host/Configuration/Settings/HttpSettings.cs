using System.Net;

namespace ActorTrading.Host.Configuration.Settings;

internal static class HttpSettings
{
    private const int HostsMax = 64;
    private static readonly SettingSection<HttpOptions> Http =
        new("http", options => options.Http, (options, http) => options with { Http = http });
    private static readonly SettingSection<TlsOptions> Tls = new(
        "http.tls",
        options => options.Http.Tls,
        (options, tls) => options with { Http = options.Http with { Tls = tls } });

    private static readonly SettingType<string?> OptionalFile =
        SettingTypes.Optional(SettingTypes.Text("the path of a PEM file", text => text, path => path));

    private static readonly SettingType<IPEndPoint> EndPoint = SettingTypes.Text(
        "an IP address and a port, such as 127.0.0.1:8080, [::1]:8080 or 127.0.0.1:0 for any free port",
        ParseEndPoint,
        endPoint => endPoint.ToString());

    private static readonly SettingType<string> Host = SettingTypes.Text(
        "a host name such as node.example", ParseHost, host => host);

    private static readonly SettingType<string> Origin = SettingTypes.Text(
        "scheme, host and port without a path, such as https://desk.example", ParseOrigin, origin => origin);

    public static IEnumerable<Setting> All =>
    [
        Http.Of("listen", EndPoint, h => h.Listen, (h, v) => h with { Listen = v }, "Where the node answers."),
        Http.Of(
            "public",
            SettingTypes.Flag,
            h => h.IsPublic,
            (h, v) => h with { IsPublic = v },
            "Says that an address which other machines reach is meant; it needs a certificate as well."),
        Http.Of(
            "allowed_hosts",
            SettingTypes.ListOf(Host, HostsMax),
            h => h.AllowedHosts,
            (h, v) => h with { AllowedHosts = v },
            "Host names that requests may name, beside those of this machine's loopback."),
        Http.Of(
            "allowed_origins",
            SettingTypes.ListOf(Origin, HostsMax),
            h => h.AllowedOrigins,
            (h, v) => h with { AllowedOrigins = v },
            "Origins from which browsers may call."),
        Http.Of(
            "body_bytes_max",
            SettingTypes.Whole(1_024, 16_777_216),
            h => h.BodyBytesMax,
            (h, v) => h with { BodyBytesMax = v },
            "Largest request body."),
        Http.Of(
            "json_depth_max",
            SettingTypes.Whole(4, 64),
            h => h.JsonDepthMax,
            (h, v) => h with { JsonDepthMax = v },
            "Deepest nesting of a JSON body."),
        Http.Of(
            "connections_max",
            SettingTypes.Whole(1, 100_000),
            h => h.ConnectionsMax,
            (h, v) => h with { ConnectionsMax = v },
            "Open connections; one more is closed at once."),
        Http.Of(
            "request_timeout",
            Durations.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            h => h.RequestTimeout,
            (h, v) => h with { RequestTimeout = v },
            "How long a request may take before its caller is told that the outcome is not known."),
        Tls.Of(
            "certificate",
            OptionalFile,
            t => t.Certificate,
            (t, v) => t with { Certificate = v },
            "Certificate with its chain; without it the node speaks plain HTTP."),
        Tls.Of("key", OptionalFile, t => t.Key, (t, v) => t with { Key = v }, "Private key of the certificate."),
        Tls.Secret(
            "key_password",
            t => t.KeyPassword,
            (t, v) => t with { KeyPassword = v },
            "What the key is encrypted with."),
    ];

    /// <summary>A port is asked for: without one the framework would take the address for port nought.</summary>
    private static IPEndPoint ParseEndPoint(string text) =>
        IPEndPoint.TryParse(text.Replace("localhost:", "127.0.0.1:", StringComparison.Ordinal), out var endPoint)
        && text.LastIndexOf(':') > text.LastIndexOf(']')
        && (text.StartsWith('[') || text.Count(c => c == ':') == 1)
            ? endPoint
            : throw new FormatException("it is no address with a port");

    private static string ParseHost(string text) =>
        Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? text
            : throw new FormatException("it is no host name");

    private static string ParseOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text
            ? text
            : throw new FormatException("it is no origin");
}
