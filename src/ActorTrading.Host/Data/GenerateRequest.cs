using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Host.Data;

/// <summary>What market to make, and where to put it.</summary>
internal sealed record GenerateRequest(string Folder, SyntheticOptions Market, bool IsPacked);
