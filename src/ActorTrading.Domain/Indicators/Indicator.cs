namespace ActorTrading.Domain.Indicators;

/// <summary>
/// A statistic of a price series, brought up to date by one bar or tick at a time in constant time and without
/// allocation. Values are <see cref="double"/>: they steer decisions and never are money.
/// </summary>
/// <remarks>
/// Prices are positive and finite, volumes are finite and not negative: what feeds an indicator has been validated
/// before. After a finite input an output is finite once it is ready, except where a docstring says that it is not a
/// number.
/// </remarks>
public abstract class Indicator
{
    /// <summary>How many updates it takes until <see cref="IsReady"/>.</summary>
    public abstract int WarmUp { get; }

    public abstract bool IsReady { get; }

    /// <summary>The first output. Not a number before it is ready.</summary>
    public abstract double Value { get; }

    /// <summary>The output at this position of the definition's list. Not a number before it is ready.</summary>
    public virtual double Output(int index) =>
        index == 0
            ? Value
            : throw new ArgumentOutOfRangeException(nameof(index), index, "This indicator has no such output.");

    public abstract void Update(in IndicatorInput input);
}
