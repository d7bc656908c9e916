namespace ActorTrading.Host.Configuration.Settings;

/// <summary>Telemetry, jobs and retention.</summary>
internal static class OperationSettings
{
    private const int NameLengthMax = 64;

    private static readonly SettingSection<TelemetryOptions> Telemetry =
        new("telemetry", options => options.Telemetry, (options, telemetry) => options with { Telemetry = telemetry });

    private static readonly SettingSection<JobOptions> Jobs =
        new("jobs", options => options.Jobs, (options, jobs) => options with { Jobs = jobs });

    private static readonly SettingSection<RetentionOptions> Retention =
        new("retention", options => options.Retention, (options, retention) => options with { Retention = retention });

    private static readonly SettingType<TimeSpan> Keeping =
        Durations.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(36_500));

    public static IEnumerable<Setting> All => [.. TelemetrySettings, .. JobSettings, .. RetentionSettings];

    private static IEnumerable<Setting> TelemetrySettings =>
    [
        Telemetry.Of(
            "otlp_endpoint",
            SettingTypes.Optional(
                SettingTypes.Text("an address such as http://127.0.0.1:4318", ParseUri, uri => uri.OriginalString)),
            t => t.OtlpEndpoint,
            (t, v) => t with { OtlpEndpoint = v },
            "Collector of metrics and traces, OTLP over HTTP; none sends nothing."),
        Telemetry.Secret(
            "otlp_headers",
            t => t.OtlpHeaders,
            (t, v) => t with { OtlpHeaders = v },
            "Headers of each export, name=value,name=value."),
        Telemetry.Of(
            "service_name",
            SettingTypes.Text($"a name of up to {NameLengthMax} characters", ParseName, name => name),
            t => t.ServiceName,
            (t, v) => t with { ServiceName = v },
            "What this node is called among others."),
        Telemetry.Of(
            "trace_share",
            SettingTypes.Number(0m, 1m),
            t => t.TraceShare,
            (t, v) => t with { TraceShare = v },
            "Share of traces that is kept."),
    ];

    private static IEnumerable<Setting> JobSettings =>
    [
        Jobs.Of(
            "enabled",
            SettingTypes.Flag,
            j => j.IsEnabled,
            (j, v) => j with { IsEnabled = v },
            "Whether jobs run on their schedule; without it they run by hand only."),
        Jobs.Of(
            "runs_at_once",
            SettingTypes.Whole(1, 64),
            j => j.RunsAtOnce,
            (j, v) => j with { RunsAtOnce = v },
            "Runs at the same time, of different jobs."),
        Jobs.Of(
            "missed_after",
            Durations.Between(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            j => j.MissedAfter,
            (j, v) => j with { MissedAfter = v },
            "A run that starts later than this after its time counts as missed."),
    ];

    private static IEnumerable<Setting> RetentionSettings =>
    [
        Retention.Of(
            "backups",
            SettingTypes.Whole(1, 10_000),
            r => r.Backups,
            (r, v) => r with { Backups = v },
            "Backups that are kept, the newest."),
        Retention.Of(
            "reports",
            Keeping,
            r => r.Reports,
            (r, v) => r with { Reports = v },
            "How long reports are kept."),
        Retention.Of(
            "market_data",
            Keeping,
            r => r.MarketData,
            (r, v) => r with { MarketData = v },
            "How long stored market data is kept."),
        Retention.Of(
            "idempotency_keys",
            Keeping,
            r => r.IdempotencyKeys,
            (r, v) => r with { IdempotencyKeys = v },
            "How long an Idempotency-Key is remembered."),
    ];

    private static Uri ParseUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new FormatException("it is no http or https address");

    private static string ParseName(string text) =>
        text.Length is > 0 and <= NameLengthMax && !text.Any(char.IsControl)
            ? text
            : throw new FormatException("it is no such name");
}
