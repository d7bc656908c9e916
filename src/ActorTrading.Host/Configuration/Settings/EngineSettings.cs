namespace ActorTrading.Host.Configuration.Settings;

/// <summary>Journal, halts and limits.</summary>
internal static class EngineSettings
{
    private const int Million = 1_000_000;

    private static readonly SettingSection<JournalOptions> Journal =
        new("journal", options => options.Journal, (options, journal) => options with { Journal = journal });

    private static readonly SettingSection<HaltOptions> Halts =
        new("halts", options => options.Halts, (options, halts) => options with { Halts = halts });

    private static readonly SettingSection<LimitOptions> Limits =
        new("limits", options => options.Limits, (options, limits) => options with { Limits = limits });

    private static readonly SettingType<TimeSpan> Wait =
        Durations.Between(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));

    private static readonly SettingType<int> Queue = SettingTypes.Whole(16, Million);
    private static readonly SettingType<int> Rate = SettingTypes.Whole(1, Million);

    public static IEnumerable<Setting> All => [.. JournalSettings, .. HaltSettings, .. LimitSettings];

    private static IEnumerable<Setting> JournalSettings =>
    [
        Journal.Of(
            "group_max",
            SettingTypes.Whole(1, 8_192),
            j => j.GroupMax,
            (j, v) => j with { GroupMax = v },
            "Batches of events in one durable write."),
        Journal.Of(
            "waiting_max",
            Queue,
            j => j.WaitingMax,
            (j, v) => j with { WaitingMax = v },
            "Batches that may wait for the disk; one more is refused at once."),
        Journal.Of(
            "snapshot_every",
            SettingTypes.Whole(0, Million),
            j => j.SnapshotEvery,
            (j, v) => j with { SnapshotEvery = v },
            "Events of an entity between two snapshots; 0 takes none."),
        Journal.Of(
            "verify_at_start",
            SettingTypes.Flag,
            j => j.VerifiesAtStart,
            (j, v) => j with { VerifiesAtStart = v },
            "Whether every hash chain is checked from its first event at start, not only its tail."),
    ];

    private static IEnumerable<Setting> HaltSettings =>
    [
        Halts.Of(
            "journal_stall_max",
            Wait,
            h => h.JournalStallMax,
            (h, v) => h with { JournalStallMax = v },
            "A write that takes longer than this halts all trading."),
        Halts.Of(
            "data_age_max",
            Wait,
            h => h.DataAgeMax,
            (h, v) => h with { DataAgeMax = v },
            "Market data of a symbol older than this raises an alert and lets no new entry through."),
        Halts.Of(
            "cancel_timeout",
            Wait,
            h => h.CancelTimeout,
            (h, v) => h with { CancelTimeout = v },
            "How long the cancels of a halt may stay unanswered before an alert is raised."),
        Halts.Of(
            "reconcile_every",
            Wait,
            h => h.ReconcileEvery,
            (h, v) => h with { ReconcileEvery = v },
            "How often the books of each account are compared with the venue's statement. A difference that stays "
                + "halts the account."),
    ];

    private static IEnumerable<Setting> LimitSettings =>
    [
        Limits.Of(
            "mailbox_capacity",
            Queue,
            l => l.MailboxCapacity,
            (l, v) => l with { MailboxCapacity = v },
            "Commands that may wait for one entity."),
        Limits.Of(
            "mailbox_throughput",
            SettingTypes.Whole(1, 10_000),
            l => l.MailboxThroughput,
            (l, v) => l with { MailboxThroughput = v },
            "Commands that an entity handles before others get the thread."),
        Limits.Of(
            "market_queue",
            Queue,
            l => l.MarketQueue,
            (l, v) => l with { MarketQueue = v },
            "Market events that may wait for the market thread."),
        Limits.Of(
            "requests_per_second",
            Rate,
            l => l.RequestsPerSecond,
            (l, v) => l with { RequestsPerSecond = v },
            "Requests a second that a token may make on average."),
        Limits.Of(
            "request_burst",
            Rate,
            l => l.RequestBurst,
            (l, v) => l with { RequestBurst = v },
            "Requests that a token may make at once."),
        Limits.Of(
            "subscribers_max",
            SettingTypes.Whole(1, 100_000),
            l => l.SubscribersMax,
            (l, v) => l with { SubscribersMax = v },
            "Open event streams of the node."),
        Limits.Of(
            "subscriber_queue",
            Queue,
            l => l.SubscriberQueue,
            (l, v) => l with { SubscriberQueue = v },
            "Messages that may wait for a slow reader of events before it is cut off."),
    ];
}
