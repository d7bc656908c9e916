using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What trading brought so far in the markets of one quote currency, in that currency.</summary>
public sealed record TradingResult
{
    /// <summary>Realised profit before fees and funding, by average cost.</summary>
    public required Amount Realised { get; init; }

    public required Amount RealisedFifo { get; init; }

    /// <summary>Fees in any asset, at their value when they were paid.</summary>
    public required Amount Fees { get; init; }

    /// <summary>Funding received; negative where paid.</summary>
    public required Amount Funding { get; init; }

    /// <summary>Losses that the venue's insurance bore.</summary>
    public required Amount Insured { get; init; }

    public static TradingResult Zero(Currency quote) => new()
    {
        Realised = Amount.Zero(quote),
        RealisedFifo = Amount.Zero(quote),
        Fees = Amount.Zero(quote),
        Funding = Amount.Zero(quote),
        Insured = Amount.Zero(quote),
    };
}
