namespace ActorTrading.Simulation.Reports;

/// <summary>A number that went into a size, by its name: <c>equity</c>, <c>10000</c>.</summary>
public sealed record SizingInput(string Name, decimal Value);
