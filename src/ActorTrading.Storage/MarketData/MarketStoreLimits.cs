namespace ActorTrading.Storage.MarketData;

/// <summary>How much may wait for the disk.</summary>
public sealed record MarketStoreLimits
{
    public static MarketStoreLimits Default { get; } = new();

    /// <summary>Bars and trades that may wait to be written.</summary>
    public int WaitingMax { get; init; } = 65_536;

    /// <summary>Rows of one transaction.</summary>
    public int BatchMax { get; init; } = 4_096;
}
