namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// A figure and the convention that defines it. A figure that the chosen convention does not know is given in
/// <see cref="MetricConvention.Standard"/>, and says so.
/// </summary>
/// <param name="Value">Null where it is undefined, as a Sortino ratio without a losing day.</param>
/// <param name="Convention">Whose definition this is.</param>
public readonly record struct Ratio(double? Value, MetricConvention Convention)
{
    /// <summary>A value that overflowed or divided zero by zero is undefined rather than infinite.</summary>
    internal static Ratio Of(double? value, MetricConvention convention) =>
        new(value is { } number && double.IsFinite(number) ? number : null, convention);
}
