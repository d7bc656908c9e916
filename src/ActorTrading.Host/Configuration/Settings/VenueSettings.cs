using System.Globalization;
using ActorTrading.Host.Backtesting.Settings;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Configuration.Settings;

internal static class VenueSettings
{
    private const decimal PointsPerWhole = 100m;

    private static readonly SettingSection<VenueOptions> Venue =
        new("venue", options => options.Venue, (options, venue) => options with { Venue = venue });

    public static IEnumerable<Setting> All =>
    [
        Venue.Of(
            "fees",
            SettingTypes.Text($"0.1%, maker=0.02%,taker=0.05%, or one of {FeeSetting.Names}", FeeSetting.Parse, Fees),
            v => v.Fees,
            (v, fees) => v with { Fees = fees },
            "What a trade costs."),
        Venue.Of(
            "latency",
            SettingTypes.Text("0, 50ms, 2s, or 50ms,jitter=20ms", LatencySetting.Parse, Latency),
            v => v.Latency,
            (v, latency) => v with { Latency = latency },
            "How long requests travel."),
        Venue.Of(
            "slippage",
            SettingTypes.Text("none, 5bps, 0.05%, 2ticks or volume-share", SlippageSetting.Parse, Slippage),
            v => v.Slippage,
            (v, slippage) => v with { Slippage = slippage },
            "How much worse than the price in reach orders trade that take liquidity."),
        Venue.Of(
            "participation",
            SettingTypes.OptionalValue(
                SettingTypes.Text("a share above 0% and up to 100%", SettingText.Participation, Share)),
            v => v.Participation,
            (v, share) => v with { Participation = share },
            "Largest share of a shown size or traded volume that one account gets."),
    ];

    private static string Fees(FeeSchedule fees) => fees.MakerRate == fees.TakerRate
        ? Share(fees.MakerRate)
        : $"maker={Share(fees.MakerRate)},taker={Share(fees.TakerRate)}";

    private static string Latency(LatencyModel latency) => latency.JitterMax == TimeSpan.Zero
        ? Milliseconds(latency.Base)
        : $"{Milliseconds(latency.Base)},jitter={Milliseconds(latency.JitterMax)}";

    private static string Milliseconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds}ms");

    private static string Slippage(SlippageModel slippage) => slippage switch
    {
        SlippageModel.BasisPoints points => string.Create(CultureInfo.InvariantCulture, $"{points.Points}bps"),
        SlippageModel.Ticks ticks => string.Create(CultureInfo.InvariantCulture, $"{ticks.Count}ticks"),
        SlippageModel.VolumeShare => "volume-share",
        _ => "none",
    };

    private static string Share(decimal fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{fraction * PointsPerWhole:0.################}%");
}
