using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Backtesting.Settings;

namespace ActorTrading.Host.Configuration.Settings;

internal static class FeedSettings
{
    private const int SymbolsMax = 1_000;
    private const int FilesMax = 1_000;
    private const decimal TickRateMax = 100_000m;
    private const decimal VolatilityMax = 1_000m;
    private const decimal SpeedMax = 1_000_000m;

    private static readonly SettingSection<FeedOptions> Feed =
        new("feed", options => options.Feed, (options, feed) => options with { Feed = feed });

    private static readonly SettingType<Symbol> SymbolName = SettingTypes.Text(
        "a symbol such as BTC-USD",
        text => Symbol.IsSymbol(text) ? Symbol.Of(text) : throw new FormatException("it is no symbol"),
        symbol => symbol.Value);

    private static readonly SettingType<Timeframe> BarLength = SettingTypes.Text(
        "the length of a bar: 30s, 5m, 4h, 1d", SettingText.Timeframe, timeframe => timeframe.ToString());

    private static readonly SettingType<Timestamp> Time = SettingTypes.Text(
        "a time in UTC such as 2025-01-31T09:30:00Z", SettingText.Time, time => time.ToString());

    private static readonly SettingType<string> File =
        SettingTypes.Text("FILE or FILE=SYMBOL@TIMEFRAME", text => text, file => file);

    public static IEnumerable<Setting> All =>
    [
        Feed.Of(
            "kind",
            SettingTypes.OneOf(("generated", FeedKind.Generated), ("recorded", FeedKind.Recorded)),
            f => f.Kind,
            (f, v) => f with { Kind = v },
            "A market made up from a seed, or recorded files."),
        Feed.Of(
            "seed",
            SettingTypes.Seed,
            f => f.Seed,
            (f, v) => f with { Seed = v },
            "Of the generated market: equal seeds make equal markets."),
        Feed.Of(
            "symbols",
            SettingTypes.ListOf(SymbolName, SymbolsMax),
            f => f.Symbols,
            (f, v) => f with { Symbols = v },
            "What the generated market trades."),
        Feed.Of(
            "timeframe",
            BarLength,
            f => f.Timeframe,
            (f, v) => f with { Timeframe = v },
            "Bars of the generated market, where it makes no ticks."),
        Feed.Of(
            "tick_rate",
            SettingTypes.Number(0m, TickRateMax),
            f => f.TickRate,
            (f, v) => f with { TickRate = v },
            "Ticks a second of each generated symbol; 0 makes bars only."),
        Feed.Of(
            "volatility",
            SettingTypes.Number(0m, VolatilityMax),
            f => f.Volatility,
            (f, v) => f with { Volatility = v },
            "How wild the generated market is, as a multiple of what such markets usually are."),
        Feed.Of(
            "start",
            SettingTypes.OptionalValue(Time),
            f => f.Start,
            (f, v) => f with { Start = v },
            "First instant of the generated market; none begins when the node starts."),
        Feed.Of(
            "speed",
            SettingTypes.Number(0m, SpeedMax),
            f => f.Speed,
            (f, v) => f with { Speed = v },
            "Seconds of the market in a second; 0 plays recorded files as fast as they can be read."),
        Feed.Of(
            "files",
            SettingTypes.ListOf(File, FilesMax),
            f => f.Files,
            (f, v) => f with { Files = v },
            "Recorded files, merged by event time."),
    ];
}
