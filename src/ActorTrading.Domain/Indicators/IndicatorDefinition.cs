using System.Collections.Immutable;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// A parameter of an indicator, with the value that the field takes for granted and the bounds that make sense.
/// </summary>
public sealed record IndicatorParameter(string Name, double Default, double Min, double Max, bool IsInteger = true);

/// <summary>
/// An indicator by name. <paramref name="Outputs"/> names what it yields, the first being what a rule gets that names
/// none.
/// </summary>
/// <param name="Create">Takes one value per parameter, in order, already checked against the bounds.</param>
public sealed record IndicatorDefinition(
    string Name,
    ImmutableArray<IndicatorParameter> Parameters,
    ImmutableArray<string> Outputs,
    Func<ImmutableArray<double>, Indicator> Create);
