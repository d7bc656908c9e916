using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Sizing;

/// <summary>What a size follows from.</summary>
public sealed record SizingRequest
{
    public required SizingMethod Method { get; init; }

    public required Side Side { get; init; }

    public required Instrument Instrument { get; init; }

    /// <summary>Where the order is expected to trade: its limit price, or the market's.</summary>
    public required Price ReferencePrice { get; init; }

    public required PortfolioView Portfolio { get; init; }

    /// <summary>Where the position would be given up; needed by risk per trade.</summary>
    public Price? StopPrice { get; init; }

    /// <summary>
    /// Largest position after the order and all in flight, in per cent of equity; null for no such cap.
    /// </summary>
    public decimal? MaxPositionPercentage { get; init; }

    /// <summary>Annualised standard deviation of returns as a fraction: 0.6 is sixty per cent.</summary>
    public double? AnnualisedVolatility { get; init; }

    /// <summary>Fee as a fraction of the notional, so that all cash still pays for the fee.</summary>
    public decimal TakerFeeRate { get; init; }

    /// <summary>Cash held back for a price that moves before the order trades, as a fraction of the notional.</summary>
    public decimal SlippageAllowance { get; init; }

    /// <summary>Units of the portfolio's base currency for one unit of the quote currency.</summary>
    public decimal QuoteToBaseRate { get; init; } = 1m;

    /// <summary>Free cash in the quote currency; null where the portfolio's free cash pays, converted.</summary>
    public Amount? FreeQuote { get; init; }

    /// <summary>Notional over margin, for margined instruments.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>Whether a sell may open a short where nothing is held.</summary>
    public bool OpensShort { get; init; }

    /// <summary>Whether the venue's filters for market orders hold.</summary>
    public bool IsMarketOrder { get; init; } = true;
}
