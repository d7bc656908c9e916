using ActorTrading.Domain.Risk;

namespace ActorTrading.Domain.Sizing;

/// <summary>
/// Whether the numbers of a request make sense. A refusal here is a mistake of whoever wrote the rule or the request.
/// </summary>
internal static class SizingRequestRules
{
    public static Refusal? Check(SizingRequest request) => Request(request) ?? Method(request.Method);

    private static Refusal? Request(SizingRequest request)
    {
        if (!SaneNumber.IsPositive(request.ReferencePrice.Value))
        {
            return Invalid(
                $"The reference price {request.ReferencePrice} of {request.Instrument.Symbol} is not a price.");
        }

        if (!SaneNumber.IsRate(request.QuoteToBaseRate))
        {
            return Invalid(
                $"The rate {request.QuoteToBaseRate} from {request.Instrument.Quote} is not an exchange rate.");
        }

        if (request.TakerFeeRate is < 0m or >= 1m || request.SlippageAllowance is < 0m or >= 1m)
        {
            return Invalid(
                $"Fee {request.TakerFeeRate} and slippage {request.SlippageAllowance} are fractions below one.");
        }

        if (request.MaxPositionPercentage is { } cap && !SaneNumber.IsPercentage(cap))
        {
            return Invalid(
                $"A largest position of {cap} % of equity allows nothing or everything; give a positive one.");
        }

        return request.Instrument.IsMargined
            && (request.Leverage < 1m || request.Leverage > request.Instrument.MaxLeverage)
            ? Invalid($"{request.Instrument.Symbol} takes a leverage of 1 to {request.Instrument.MaxLeverage}.")
            : null;
    }

    private static Refusal? Method(SizingMethod method)
    {
        var isValid = method switch
        {
            SizingMethod.FixedQuantity m => SaneNumber.IsPositive(m.Quantity),
            SizingMethod.FixedNotional m => SaneNumber.IsPositive(m.Notional),
            SizingMethod.PercentageOfEquity m => SaneNumber.IsPercentage(m.Percentage),
            SizingMethod.Kelly m =>
                m.Fraction is > 0m and <= 1m && SaneNumber.IsPercentage(m.CapPercentage) && m.MinimumTrades > 0,
            SizingMethod.RiskPerTrade m => SaneNumber.IsPercentage(m.Percentage),
            SizingMethod.VolatilityTarget m => SaneNumber.IsPercentage(m.Percentage),
            _ => true,
        };
        return isValid
            ? null
            : new(SizingCodes.MethodInvalid, $"{method} holds a number that is not positive or far too large.");
    }

    private static Refusal Invalid(string message) => new(SizingCodes.RequestInvalid, message);
}
