using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

/// <summary>
/// Each indicator computed afresh from all bars so far, straight from its formula and without any state.
/// A function is asked only once there are enough bars.
/// </summary>
internal static class NaiveIndicators
{
    public static readonly Dictionary<string, Func<IndicatorInput[], double[], double[]>> ByName = new()
    {
        ["sma"] = (bars, p) => [Closes(bars).Last(p[0]).Average()],
        ["ema"] = (bars, p) => [Recursive(Closes(bars), p[0], 2 / (p[0] + 1))],
        ["wma"] = (bars, p) => [Closes(bars).Last(p[0]).Select((c, i) => (i + 1) * c).Sum() / (p[0] * (p[0] + 1) / 2)],
        ["rsi"] = Rsi,
        ["macd"] = Macd,
        ["bollinger"] = Bollinger,
        ["atr"] = (bars, p) => [Recursive(TrueRanges(bars), p[0], 1 / p[0])],
        ["adx"] = Adx,
        ["stochastic"] = Stochastic,
        ["vwap"] = (bars, p) => [bars.Last(p[0]).Sum(b => Typical(b) * b.Volume) / bars.Last(p[0]).Sum(b => b.Volume)],
        ["obv"] = (bars, _) => [bars.Zip(bars.Skip(1), (a, b) => Math.Sign(b.Close - a.Close) * b.Volume).Sum()],
        ["donchian"] = (bars, p) => [Highest(bars, p), Lowest(bars, p), (Highest(bars, p) + Lowest(bars, p)) / 2],
        ["cci"] = Cci,
        ["zscore"] = (bars, p) => [ZScore(Closes(bars).Last(p[0]))],
        ["volatility"] = (bars, p) => [Deviation(Returns(Closes(bars)).Last(p[0]), p[0] - 1)],
        ["change"] = (bars, p) => [((100 * bars[^1].Close) / bars.Last(p[0] + 1)[0].Close) - 100],
        ["volume_average"] = (bars, p) => [bars.Last(p[0]).Average(b => b.Volume)],
        ["highest"] = (bars, p) => [Highest(bars, p)],
        ["lowest"] = (bars, p) => [Lowest(bars, p)],
    };

    private static double[] Rsi(IndicatorInput[] bars, double[] p)
    {
        var changes = Closes(bars).Zip(Closes(bars).Skip(1), (a, b) => b - a).ToArray();
        var gain = Recursive([.. changes.Select(c => Math.Max(c, 0))], p[0], 1 / p[0]);
        var loss = Recursive([.. changes.Select(c => Math.Max(-c, 0))], p[0], 1 / p[0]);
        return [gain == 0 && loss == 0 ? 50 : 100 - (100 / (1 + (gain / loss)))];
    }

    private static double[] Macd(IndicatorInput[] bars, double[] p)
    {
        var closes = Closes(bars);
        var values = Enumerable.Range((int)Math.Max(p[0], p[1]), closes.Length + 1 - (int)Math.Max(p[0], p[1]))
            .Select(n => Recursive(closes[..n], p[0], 2 / (p[0] + 1)) - Recursive(closes[..n], p[1], 2 / (p[1] + 1)))
            .ToArray();
        var signal = Recursive(values, p[2], 2 / (p[2] + 1));
        return [values[^1], signal, values[^1] - signal];
    }

    private static double[] Bollinger(IndicatorInput[] bars, double[] p)
    {
        var window = Closes(bars).Last(p[0]);
        var (middle, half) = (window.Average(), p[1] * Deviation(window, p[0]));
        var percentB = window.Distinct().Count() == 1 ? 0.5 : (window[^1] - (middle - half)) / (2 * half);
        return [middle, middle + half, middle - half, 2 * half / middle, percentB];
    }

    private static double[] Adx(IndicatorInput[] bars, double[] p)
    {
        var pairs = bars.Zip(bars.Skip(1)).ToArray();
        var plus = pairs.Select(x => x.Second.High - x.First.High).ToArray();
        var minus = pairs.Select(x => x.First.Low - x.Second.Low).ToArray();
        double[] plusMoves = [.. plus.Zip(minus, (u, d) => u > d ? Math.Max(u, 0) : 0)];
        double[] minusMoves = [.. plus.Zip(minus, (u, d) => d > u ? Math.Max(d, 0) : 0)];
        var ranges = TrueRanges(bars)[1..];
        double Wilder(double[] values, int n) => Recursive(values[..n], p[0], 1 / p[0]);
        double Di(double[] moves, int n) => Ratio(Wilder(moves, n), Wilder(ranges, n));
        double Dx(double up, double down) => Ratio(Math.Abs(up - down), up + down);
        double[] index =
        [
            .. Enumerable.Range((int)p[0], pairs.Length + 1 - (int)p[0])
                .Select(n => Dx(Di(plusMoves, n), Di(minusMoves, n))),
        ];
        return [Recursive(index, p[0], 1 / p[0]), Di(plusMoves, pairs.Length), Di(minusMoves, pairs.Length)];
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole * 100;

    private static double[] Stochastic(IndicatorInput[] bars, double[] p)
    {
        double Raw(int before) => RawStochastic(bars[..^before].Last(p[0]));
        double K(int before) => Enumerable.Range(before, (int)p[1]).Average(Raw);
        return [K(0), Enumerable.Range(0, (int)p[2]).Average(K)];
    }

    private static double RawStochastic(IndicatorInput[] window)
    {
        var (low, high) = (window.Min(b => b.Low), window.Max(b => b.High));
        return low == high ? 50 : (window[^1].Close - low) / (high - low) * 100;
    }

    private static double[] Cci(IndicatorInput[] bars, double[] p)
    {
        // In decimal, where equal sums of three prices are equal.
        var sums = bars.Last(p[0]).Select(b => (decimal)b.High + (decimal)b.Low + (decimal)b.Close).ToArray();
        var mean = sums.Average();
        var distance = sums.Average(s => Math.Abs(s - mean));
        return [distance == 0 ? 0 : (double)((sums[^1] - mean) / (0.015m * distance))];
    }

    private static double ZScore(double[] window)
    {
        var deviation = Deviation(window, window.Length);
        return window.Distinct().Count() == 1 ? 0 : (window[^1] - window.Average()) / deviation;
    }

    private static double Deviation(double[] window, double divisor)
    {
        var mean = window.Average();
        return Math.Sqrt(window.Sum(x => (x - mean) * (x - mean)) / divisor);
    }

    /// <summary>The recursive average written out as a sum of powers.</summary>
    private static double Recursive(double[] values, double length, double weight)
    {
        var seed = values.Take((int)length).Average();
        var later = values.Skip((int)length).Reverse().ToArray();
        return (Math.Pow(1 - weight, later.Length) * seed)
            + later.Select((x, age) => weight * Math.Pow(1 - weight, age) * x).Sum();
    }

    private static double[] TrueRanges(IndicatorInput[] bars) =>
    [
        bars[0].High - bars[0].Low,
        .. bars.Zip(bars.Skip(1), (a, b) =>
            Math.Max(b.High - b.Low, Math.Max(Math.Abs(b.High - a.Close), Math.Abs(b.Low - a.Close)))),
    ];

    private static double Highest(IndicatorInput[] bars, double[] p) => bars[..^(int)p[1]].Last(p[0]).Max(b => b.High);

    private static double Lowest(IndicatorInput[] bars, double[] p) => bars[..^(int)p[1]].Last(p[0]).Min(b => b.Low);

    private static double[] Returns(double[] closes) =>
        [.. closes.Zip(closes.Skip(1), (a, b) => Math.Log(b) - Math.Log(a))];

    private static double[] Closes(IndicatorInput[] bars) => [.. bars.Select(b => b.Close)];

    private static double Typical(IndicatorInput bar) => (bar.High + bar.Low + bar.Close) / 3;

    private static T[] Last<T>(this T[] values, double count) => values[^(int)count..];
}
