using System.Globalization;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting.Settings;

/// <summary>How much worse orders trade, as it is said on the command line.</summary>
internal static class SlippageSetting
{
    private const decimal BasisPointsPerWhole = 10_000m;
    private const decimal SlippageMax = 0.1m;
    private const string TicksSuffix = "ticks";

    /// <summary><c>none</c>, <c>5bps</c>, <c>0.05%</c>, <c>2ticks</c> or <c>volume-share</c>.</summary>
    public static SlippageModel Parse(string text)
    {
        if (text == "none")
        {
            return new SlippageModel.None();
        }

        if (text == "volume-share")
        {
            return new SlippageModel.VolumeShare();
        }

        if (text.EndsWith(TicksSuffix, StringComparison.Ordinal))
        {
            var digits = text.AsSpan()[..^TicksSuffix.Length];
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                ? new SlippageModel.Ticks(ticks)
                : throw new FormatException("a number of ticks is written as 2ticks.");
        }

        if (char.IsAsciiLetter(text.FirstOrDefault()))
        {
            throw new FormatException("there is no such slippage. Allowed: none, 5bps, 0.05%, 2ticks, volume-share.");
        }

        return SettingText.Fraction(text) is >= 0m and <= SlippageMax and var fraction
            ? new SlippageModel.BasisPoints(fraction * BasisPointsPerWhole)
            : throw new FormatException("slippage lies between 0% and 10%.");
    }
}
