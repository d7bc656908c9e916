using System.Collections.Immutable;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// One decision in the making: the events so far and the portfolio as they leave it, so that a second order of the same
/// decision sees what the first has taken.
/// </summary>
internal sealed class PortfolioTurn(Portfolio portfolio, MarkSnapshot marks)
{
    private readonly ImmutableArray<PortfolioEvent>.Builder _events = ImmutableArray.CreateBuilder<PortfolioEvent>();
    private PortfolioView? _view;

    public Portfolio Portfolio { get; private set; } = portfolio;

    public MarkSnapshot Marks { get; } = marks;

    public Timestamp At => Marks.At;

    /// <summary>Of the evaluated symbol with others; empty outside an evaluation.</summary>
    public ImmutableArray<SymbolCorrelation> Correlations { get; init; } = [];

    /// <summary>The portfolio at its marks, as it stands now.</summary>
    public PortfolioView View => _view ??= PortfolioViews.Of(Portfolio, Marks);

    public void Emit(PortfolioEvent @event)
    {
        Portfolio = PortfolioEvolution.Evolve(Portfolio, @event);
        _events.Add(@event);
        _view = null;
    }

    public Decision<PortfolioEvent> Decide() => new(_events.ToImmutable(), null);
}
