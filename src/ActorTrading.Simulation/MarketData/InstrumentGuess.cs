using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.MarketData.Csv;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// An instrument for data that comes without one. Filters of a few markets are known; otherwise tick and lot are the
/// finest steps that the data shows, which is no finer than the venue's and may be coarser.
/// </summary>
/// <param name="Instrument">What to trade with.</param>
/// <param name="Notes">What was assumed, in sentences for the person who runs the test.</param>
public sealed record InstrumentGuess(Instrument Instrument, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Decimals beyond which venues do not go; more of them are noise of binary fractions in the data.
    /// </summary>
    private const int DecimalsMax = 8;

    /// <summary>Perpetuals: a usual ceiling for large markets, and its maintenance rate.</summary>
    private const decimal PerpetualLeverageMax = 20m;
    private const decimal PerpetualMaintenanceRate = 0.025m;
    private const string FallbackQuote = "USD";
    private const int FallbackCodeLengthMax = 20;

    /// <summary>Value of one coin-margined contract in its quote currency: 100 for BTC, 10 for the others.</summary>
    private const decimal BitcoinContractValue = 100m;
    private const decimal OtherContractValue = 10m;
    private const string CoinMarginedSuffix = "-coinm";

    /// <summary>From a described file.</summary>
    public static InstrumentGuess For(MarketDataDescription description)
    {
        var guess = For(description.Symbol, description.Venue, description.PriceDecimals, description.QuantityDecimals);
        return IsCoinMargined(description.Venue) && description.TypicalPrice > 0m
            ? guess.AsCoinMargined(description.TypicalPrice)
            : guess;
    }

    /// <param name="symbol">Split at its dash, or by the quote currencies that are known.</param>
    /// <param name="venue">As file names write it, such as <c>coinbase</c>; null where unknown.</param>
    /// <param name="priceDecimals">
    /// Most decimals seen in a price; decides the tick where the market is not in the table.
    /// </param>
    /// <param name="quantityDecimals">Most decimals seen in a quantity; decides the lot likewise.</param>
    public static InstrumentGuess For(
        Symbol symbol, string? venue, int priceDecimals = DecimalsMax, int quantityDecimals = DecimalsMax)
    {
        var notes = new List<string>();
        var (baseCode, quoteCode) = CodesOf(symbol, notes);
        var isPerpetual = SymbolNames.IsPerpetual(symbol.Value);
        if (isPerpetual)
        {
            notes.Add(
                $"{symbol} is taken as a linear perpetual margined in {quoteCode}, leverage up to "
                    + $"{PerpetualLeverageMax}.");
        }

        return new(
            new Instrument
            {
                Symbol = symbol,
                Base = Currency.Of(baseCode),
                Quote = Currency.Of(quoteCode),
                Kind = isPerpetual ? InstrumentKind.LinearPerpetual : InstrumentKind.Spot,
                Filters = KnownFilters.Find(venue, symbol) ?? FromData(priceDecimals, quantityDecimals),
                MaxLeverage = isPerpetual ? PerpetualLeverageMax : 1m,
                MaintenanceMarginRate = isPerpetual ? PerpetualMaintenanceRate : 0m,
            },
            notes);
    }

    private static bool IsCoinMargined(string? venue) =>
        venue is not null && venue.EndsWith(CoinMarginedSuffix, StringComparison.Ordinal);

    /// <summary>
    /// Such contracts are worth a fixed number of dollars, so base units per contract hold at one price only.
    /// </summary>
    private InstrumentGuess AsCoinMargined(decimal typicalPrice)
    {
        var value = Instrument.Base == Currency.Of("BTC") ? BitcoinContractValue : OtherContractValue;
        var multiplier = decimal.Round(value / typicalPrice, DecimalsMax);
        var note = $"{Instrument.Symbol} is settled in coin and counted in contracts of {value} {Instrument.Quote}. It "
            + "is traded here as a "
            + $"linear contract of {multiplier} {Instrument.Base} each, right at a price of {typicalPrice} and an "
            + "approximation elsewhere.";
        return new(Instrument with { ContractMultiplier = multiplier }, [.. Notes, note]);
    }

    private static (string Base, string Quote) CodesOf(Symbol symbol, List<string> notes)
    {
        if (SymbolNames.Split(symbol.Value) is var (first, second) && Currency.IsCode(first) && Currency.IsCode(second))
        {
            return (first, second);
        }

        var code = string.Concat(symbol.Value.Where(char.IsAsciiLetterOrDigit).Take(FallbackCodeLengthMax));
        notes.Add(
            $"The quote currency of {symbol} is not recognised and taken as {FallbackQuote}; write symbols as "
                + "BASE-QUOTE.");
        return (code, FallbackQuote);
    }

    private static VenueFilters FromData(int priceDecimals, int quantityDecimals)
    {
        var lot = Step(quantityDecimals);
        return new() { TickSize = Step(priceDecimals), LotStep = lot, MinQuantity = lot };
    }

    private static decimal Step(int decimals) =>
        new(1, 0, 0, isNegative: false, (byte)Math.Clamp(decimals, 0, DecimalsMax));
}
