using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>What every quote must keep to, from ticks and from bars alike.</summary>
internal sealed class QuoteCheck(RowReporter reporter, DataPolicy policy, decimal typicalPrice)
{
    private readonly TickOutliers _outliers = new(reporter, policy, typicalPrice);

    public bool IsWild(decimal price) => _outliers.IsWild(price);

    /// <summary>False where the quote is crossed or an outlier, which was reported.</summary>
    /// <exception cref="MarketDataException">A price or quantity is impossible.</exception>
    public bool TryAccept(Timestamp time, in QuoteValues quote)
    {
        if (quote.BidPrice <= 0m || quote.AskPrice <= 0m)
        {
            throw reporter.Error(
                DataFindingCodes.PriceImpossible,
                time,
                $"The bid {quote.BidPrice} or the ask {quote.AskPrice} is not positive. Correct or remove the row.");
        }

        if (quote.BidQuantity < 0m || quote.AskQuantity < 0m)
        {
            throw reporter.Error(
                DataFindingCodes.QuantityImpossible,
                time,
                $"The bid quantity {quote.BidQuantity} or the ask quantity {quote.AskQuantity} is negative. Correct or "
                    + "remove the row.");
        }

        return _outliers.TryAccept(time, quote.BidPrice, quote.AskPrice) && IsUncrossed(time, quote);
    }

    private bool IsUncrossed(Timestamp time, in QuoteValues quote)
    {
        if (quote.BidPrice <= quote.AskPrice)
        {
            return true;
        }

        reporter.Warn(
            DataFindingCodes.QuoteCrossed,
            time,
            $"The bid {quote.BidPrice} is above the ask {quote.AskPrice}: the quote does not trade.");
        return false;
    }
}
