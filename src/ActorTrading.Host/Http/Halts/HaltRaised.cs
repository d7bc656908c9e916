using System.ComponentModel;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Host.Http.Halts;

/// <summary>What became of a halt by the time of the answer.</summary>
public sealed record HaltRaised
{
    public required HaltView Halt { get; init; }

    [Description("In force: nothing within the scope that may open a position is sent any more.")]
    public required StepView InMemory { get; init; }

    [Description("Survives a restart, by the halts file.")]
    public required StepView File { get; init; }

    [Description("Cancels of working entries handed to the venue.")]
    public required StepView Cancels { get; init; }

    public required int CancelsSent { get; init; }

    [Description("On record in the journal.")]
    public required StepView Journal { get; init; }

    [Description("Portfolios being told, so that they deny orders by themselves and close positions where asked.")]
    public required int PortfoliosTold { get; init; }

    [Description("Of them, those with a session, a position or an order. None may mean that the target is misspelt.")]
    public required int PortfoliosLive { get; init; }

    [Description("Whether the halt survives a restart already, by the file or by the journal.")]
    public required bool Durable { get; init; }

    public required double TookMs { get; init; }

    internal static HaltRaised Of(HaltReceipt receipt) => new()
    {
        Halt = HaltView.Of(receipt.Halt, receipt.Flatten),
        InMemory = StepView.Of(receipt.InMemory),
        File = StepView.Of(receipt.File),
        Cancels = StepView.Of(receipt.Cancels),
        CancelsSent = receipt.CancelsSent,
        Journal = StepView.Of(receipt.Journal),
        PortfoliosTold = receipt.PortfoliosTold,
        PortfoliosLive = receipt.PortfoliosLive,
        Durable = receipt.IsDurable,
        TookMs = StepView.Milliseconds(receipt.Took),
    };
}
