namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>How good and how frequent made-up advice is.</summary>
public sealed record AdviceOptions
{
    /// <summary>Between two pieces of advice on one symbol.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How far ahead the regime is looked at.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long advice holds.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Share of the advice that follows the coming regime; the rest is drawn blindly.</summary>
    public double Accuracy { get; init; } = 0.65;
}
