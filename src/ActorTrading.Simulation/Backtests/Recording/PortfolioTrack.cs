using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>What a run remembers of one portfolio.</summary>
internal sealed class PortfolioTrack(BacktestPortfolio portfolio)
{
    private long _decisions;

    public PortfolioId Id => portfolio.Id;

    public RuleBook Rules { get; } = new(portfolio);

    /// <summary>As it was after its last change.</summary>
    public Portfolio Latest { get; set; } = Portfolio.Initial(portfolio.Id);

    public EquityLine Line { get; set; } = EquityLine.Zero;

    /// <summary>By symbol, what is held.</summary>
    public Dictionary<Symbol, PositionWatch> Watches { get; } = [];

    public string NextDecisionId() => string.Create(CultureInfo.InvariantCulture, $"{Id}-{++_decisions:D6}");
}
