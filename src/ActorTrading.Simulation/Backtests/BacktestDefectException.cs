namespace ActorTrading.Simulation.Backtests;

/// <summary>
/// The engine itself failed in a back-test: an entity stopped, or a message was lost. The figures of such a run mean
/// nothing.
/// </summary>
public sealed class BacktestDefectException(string message, Exception? cause = null) : Exception(message, cause);
