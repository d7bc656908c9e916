using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests;

/// <summary>What came of a run.</summary>
/// <param name="Report">Everything that there is to say, hashes and pace included.</param>
/// <param name="ReplayWasVerified">
/// Whether the state from snapshots and the state from the whole journal were compared with the live one. They were
/// equal: a difference throws.
/// </param>
public sealed record BacktestResult(RunReport Report, bool ReplayWasVerified)
{
    public string OrderHash => Report.Fingerprint.OrderHash;

    public string StateHash => Report.Fingerprint.StateHash;
}
