using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>The state of the whole market in one step of time, shared by all symbols.</summary>
/// <param name="Regime">With its beginning, which the pull of a range refers to.</param>
/// <param name="Shock">Standard normal, common to all symbols.</param>
/// <param name="Jump">Return that every symbol takes on top; mostly zero.</param>
/// <param name="Activity">Of the hour of the day, one on average.</param>
/// <param name="YearShare">Length of the step in years.</param>
internal readonly record struct MarketStep(
    RegimeSegment Regime, double Shock, double Jump, double Activity, double YearShare);

/// <summary>
/// Draws what all symbols have in common. Only the four operations and the square root are used, which IEEE 754 defines
/// to the last bit, so that a seed makes the same market on every machine; logarithms and the like would not.
/// </summary>
internal sealed class ReturnModel(SyntheticOptions options)
{
    private const double SecondsPerDay = 86_400;
    private const double DaysPerYear = 365;
    private const int UniformsPerNormal = 12;

    private readonly SeededRandom _random = SyntheticSeeds.Of(options).Market;
    private readonly RegimePath _regimes = new(options);

    /// <summary>
    /// The sum of twelve uniforms less six: mean zero, variance one, nearly normal. Fat tails come from regimes and
    /// jumps.
    /// </summary>
    public static double Normal(SeededRandom random)
    {
        var sum = 0.0;
        for (var i = 0; i < UniformsPerNormal; i++)
        {
            sum += random.NextDouble();
        }

        return sum - (UniformsPerNormal / 2);
    }

    public MarketStep Next(Timestamp time, TimeSpan length)
    {
        var days = length.TotalSeconds / SecondsPerDay;
        var jumps = _random.NextDouble() < options.JumpsPerDay * days;
        return new(
            _regimes.At(time),
            Normal(_random),
            jumps ? options.JumpSize * Normal(_random) : 0.0,
            DayShape.At(time),
            days / DaysPerYear);
    }
}
