namespace ActorTrading.Simulation.Reports;

/// <summary>A setting of the run, as words: <c>Fees</c>, <c>maker 0.1 %, taker 0.2 %</c>.</summary>
public sealed record ReportParameter(string Name, string Value);
