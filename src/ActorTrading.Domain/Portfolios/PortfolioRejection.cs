namespace ActorTrading.Domain.Portfolios;

/// <summary>Stable codes of refused portfolio commands.</summary>
public static class PortfolioRejection
{
    public const string NotOpen = "portfolio_not_open";
    public const string OpenedDifferently = "portfolio_opened_differently";
    public const string NameMissing = "portfolio_name_missing";
    public const string AmountNotPositive = "amount_not_positive";
    public const string InstrumentUnknown = "instrument_unknown";
    public const string QuoteCurrencyMismatch = "quote_currency_mismatch";
    public const string InstrumentInUse = "instrument_in_use";
    public const string OrderUnknown = "order_unknown";
    public const string NoPosition = "no_position";
    public const string CloseTooSmall = "close_too_small";
}
