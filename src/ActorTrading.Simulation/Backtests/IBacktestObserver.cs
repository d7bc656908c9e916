using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Watches a back-test from outside the decisions: samples prices and equity, shows progress.</summary>
public interface IBacktestObserver
{
    /// <summary>After everybody has dealt with the event. Called for each one: it must cost next to nothing.</summary>
    void OnEvent(in MarketEvent e, bool isWarmUp);
}
