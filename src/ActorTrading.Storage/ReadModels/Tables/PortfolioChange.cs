using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>An event of a portfolio with what it changed.</summary>
internal sealed record PortfolioChange(
    long Offset, JournalRecord Record, PortfolioEvent Event, Portfolio Before, Portfolio After)
{
    public string Portfolio => Record.Entity.Key;

    /// <summary>Names the event, and what it brought about, for ever.</summary>
    public string Id => $"{Portfolio}:{Record.Sequence}";
}
