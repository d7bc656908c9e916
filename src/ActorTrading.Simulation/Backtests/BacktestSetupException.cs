namespace ActorTrading.Simulation.Backtests;

/// <summary>The portfolios of a back-test cannot be opened as asked: the message says what to change.</summary>
public sealed class BacktestSetupException(string message) : Exception(message);
