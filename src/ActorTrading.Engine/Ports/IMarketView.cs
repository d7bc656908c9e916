using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>The latest prices, for decisions that are not brought about by the market.</summary>
public interface IMarketView
{
    MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at);
}
