using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Data that must have been seen before a rule can decide by a field.</summary>
/// <param name="Timeframe">Of the bars; <see cref="Timeframe.Tick"/> where every print counts.</param>
/// <param name="Bars">How many of them, or how many prints.</param>
/// <param name="Field">Key of the field that needs them: <c>ema(200)@4h</c>.</param>
/// <param name="Rule">Name of the rule that reads it.</param>
public sealed record WarmUpNeed(Symbol Symbol, Timeframe Timeframe, int Bars, string Field, string Rule)
{
    /// <summary>Event time that the bars span where none is missing; zero for prints, which keep no pace.</summary>
    public TimeSpan Length => Timeframe.Length * Bars;

    public override string ToString() => Timeframe.IsTick
        ? $"rule '{Rule}' reads {Field} on {Symbol}, which needs {Bars} prints"
        : $"rule '{Rule}' reads {Field} on {Symbol}, which needs {Bars} bars of {Timeframe} "
            + $"({Length.TotalDays:0.##} days)";
}
