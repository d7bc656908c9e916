using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Operations;

namespace ActorTrading.Host.Http.Trading;

/// <summary>Portfolios as handlers see them: commands in, state and marks out, unknown ones refused.</summary>
internal sealed class PortfolioDesk(TradingParts parts, OwnerDirectory owners)
{
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(2);

    public OwnerDirectory Owners => owners;

    /// <summary>Ends the request unless the portfolio exists, without waking an entity for one that does not.</summary>
    public void DemandKnown(PortfolioId portfolio)
    {
        if (!owners.Knows(portfolio))
        {
            throw UnknownProblems.Portfolio(portfolio.Value).AsException();
        }
    }

    public async Task<Portfolio> State(PortfolioId portfolio, EntityAsking asking)
    {
        DemandKnown(portfolio);
        return await asking.State<Portfolio>(PortfolioEntity.IdOf(portfolio)).ConfigureAwait(false);
    }

    public Task<CommandResult.Accepted> Do(
        Operation operation, PortfolioId portfolio, PortfolioCommand command, string? step = null)
    {
        DemandKnown(portfolio);
        return operation.Do(PortfolioEntity.IdOf(portfolio), new PortfolioMessage.Do(command), step);
    }

    public MarkSnapshot Marks(PortfolioId portfolio) => parts.Market.MarksOf(portfolio, Now());

    public PortfolioView View(Portfolio portfolio) => PortfolioViews.Of(portfolio, Marks(portfolio.Id));

    public Timestamp Now() => Timestamp.From(parts.Time.GetUtcNow());

    /// <summary>
    /// Lets the read models have what was just written, so that the caller's next list shows it. They are only late
    /// where they are slow: the answer is given all the same.
    /// </summary>
    public Task CatchUp() => parts.Projection.WaitFor(parts.Feed.LastOffset, CatchUpWithin);
}
