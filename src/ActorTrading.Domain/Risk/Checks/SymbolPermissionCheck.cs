namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The restricted list, the allowed list, and the session's own symbols.</summary>
internal sealed class SymbolPermissionCheck() : RiskCheck(RiskCodes.SymbolRestricted, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var (symbol, limits) = (order.Order.Symbol, order.Request.Limits);
        if (limits.RestrictedSymbols.Contains(symbol))
        {
            return Deny($"{symbol} is on the restricted list.");
        }

        if (limits.AllowedSymbols is { } allowed && !allowed.Contains(symbol))
        {
            return Deny($"{symbol} is not on the list of allowed symbols.");
        }

        return order.Request.Session?.Config is { } config && !config.Symbols.Contains(symbol)
            ? Deny($"{symbol} is not among the symbols of session '{config.Name}'.")
            : Pass("The symbol may be traded.");
    }
}
