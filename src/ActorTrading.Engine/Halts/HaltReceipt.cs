using ActorTrading.Domain.Halts;

namespace ActorTrading.Engine.Halts;

/// <summary>What became of a raised halt by the time of the answer, step by step.</summary>
public sealed record HaltReceipt
{
    public required Halt Halt { get; init; }

    public required bool Flatten { get; init; }

    /// <summary>
    /// The halt is in force, and nothing within its scope that may open a position is being sent any more.
    /// </summary>
    public required HaltStep InMemory { get; init; }

    /// <summary>The halt survives a restart, by the halts file.</summary>
    public required HaltStep File { get; init; }

    /// <summary>The venue has been handed the cancels of what works within the scope.</summary>
    public required HaltStep Cancels { get; init; }

    public required int CancelsSent { get; init; }

    /// <summary>The halt is on record in the journal.</summary>
    public required HaltStep Journal { get; init; }

    /// <summary>
    /// Portfolios that are being told, so that they deny orders themselves, and close positions where asked.
    /// </summary>
    public required int PortfoliosTold { get; init; }

    /// <summary>
    /// Of them, those with a session, a position or an order. None may mean that the target is misspelt.
    /// </summary>
    public required int PortfoliosLive { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>
    /// Whether the halt outlives this process. It is in force all the same, and both ways are tried again.
    /// </summary>
    public bool IsDurable => File.IsDone || Journal.IsDone;
}
