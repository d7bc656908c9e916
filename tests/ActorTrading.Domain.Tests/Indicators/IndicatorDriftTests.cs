using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

/// <summary>A million updates later an indicator says what one says that has only seen the end of the series.</summary>
public sealed class IndicatorDriftTests
{
    private const int Updates = 1_000_000;
    private const int Tail = 5_000;
    private const double Tolerance = 1e-9;

    private static readonly IndicatorInput[] Walk = RandomWalk(seed: 20_260_131);

    public static TheoryData<string, int> Windowed => new()
    {
        { "sma", 20 }, { "sma", 997 },
        { "wma", 20 }, { "wma", 997 },
        { "bollinger", 20 }, { "bollinger", 997 },
        { "stochastic", 20 }, { "stochastic", 997 },
        { "vwap", 20 }, { "vwap", 997 },
        { "cci", 20 },
        { "zscore", 20 }, { "zscore", 997 },
        { "volatility", 20 }, { "volatility", 997 },
        { "volume_average", 20 }, { "volume_average", 997 },
    };

    [Theory]
    [MemberData(nameof(Windowed))]
    public void Rounding_errors_do_not_pile_up(string name, int period)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        double[] parameters = [period, .. definition.Parameters.Skip(1).Select(p => p.Default)];
        var old = definition.Create([.. parameters]);
        var young = definition.Create([.. parameters]);
        Array.ForEach(Walk, bar => old.Update(bar));
        Array.ForEach(Walk[^Tail..], bar => young.Update(bar));

        for (var output = 0; output < definition.Outputs.Length; output++)
        {
            var (expected, actual) = (young.Output(output), old.Output(output));
            Assert.Equal(expected, actual, Tolerance * Math.Abs(expected));
        }
    }

    [Fact]
    public void The_correlation_does_not_drift()
    {
        var (old, young) = (new RollingCorrelation(100), new RollingCorrelation(100));
        Array.ForEach(Walk, bar => old.Update(bar.Close, bar.Volume));
        Array.ForEach(Walk[^Tail..], bar => young.Update(bar.Close, bar.Volume));

        Assert.Equal(young.Value, old.Value, Tolerance);
    }

    [Fact]
    public void The_running_volume_balance_keeps_its_small_change()
    {
        var balance = new OnBalanceVolume();
        balance.Update(IndicatorInput.Tick(1, 1));
        balance.Update(IndicatorInput.Tick(2, 1e9));
        for (var i = 0; i < Updates; i++)
        {
            balance.Update(IndicatorInput.Tick(3 + i, 0.1));
        }

        Assert.Equal(1e9 + (Updates / 10.0), balance.Value, 1e-6);
    }

    /// <summary>Prices that wander over several powers of ten, with volumes that differ by six.</summary>
    private static IndicatorInput[] RandomWalk(int seed)
    {
        var random = new Random(seed);
        var bars = new IndicatorInput[Updates];
        var close = 60_000.0;
        for (var i = 0; i < Updates; i++)
        {
            var open = close;
            close = Math.Clamp(close * Math.Exp(0.01 * (random.NextDouble() - 0.5)), 1, 1e7);
            var (high, low) = (Math.Max(open, close) * 1.001, Math.Min(open, close) * 0.999);
            bars[i] = new(open, high, low, close, Math.Pow(10, 6 * random.NextDouble()));
        }

        return bars;
    }
}
