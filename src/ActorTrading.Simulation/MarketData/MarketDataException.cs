namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Market data that cannot be traded on. The finding says where and what to do; the message is its text.
/// </summary>
public sealed class MarketDataException(DataFinding finding, Exception? cause = null) : Exception(
    finding.ToString(), cause)
{
    public DataFinding Finding { get; } = finding;
}
