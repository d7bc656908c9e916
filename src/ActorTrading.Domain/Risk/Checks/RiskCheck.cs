namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Which orders a check is for.</summary>
internal enum CheckScope
{
    /// <summary>Orders that may open, enlarge or turn a position.</summary>
    Entries,

    /// <summary>Those and orders that can only shrink a position, but not those of an emergency flatten.</summary>
    EntriesAndExits,

    Everything,
}

/// <summary>One check of the risk gate. A new one is one file and one line in the gate's list.</summary>
internal abstract class RiskCheck(string code, CheckScope scope)
{
    public string Code { get; } = code;

    public CheckScope Scope { get; } = scope;

    public RiskVerdict Verdict(OrderInContext order)
    {
        if (order.IsEmergency && Scope != CheckScope.Everything)
        {
            return Pass("Not for an emergency flatten.");
        }

        return order.Reduces && Scope == CheckScope.Entries ? Pass("Not for orders that reduce.") : Check(order);
    }

    protected abstract RiskVerdict Check(OrderInContext order);

    protected RiskVerdict Pass(string message, decimal? limit = null, decimal? observed = null) =>
        new(Code, Passed: true, limit, observed, message);

    protected RiskVerdict Deny(string message, decimal? limit = null, decimal? observed = null) =>
        new(Code, Passed: false, limit, observed, message);

    /// <summary>Passes while the value is not above its limit; denies where it is not known.</summary>
    /// <param name="what">Begins the sentence: <c>The position in BTC-USD, in per cent of equity,</c>.</param>
    protected RiskVerdict AtMost(decimal? limit, decimal? observed, string what)
    {
        if (limit is not { } most)
        {
            return Pass("No limit is set.");
        }

        if (observed is not { } value)
        {
            return Deny($"{what} cannot be told, since a price or the equity is missing.", limit);
        }

        return value <= most
            ? Pass("Within the limit.", limit, observed)
            : Deny($"{what} would be {value:0.########}, above the limit of {most}.", limit, observed);
    }
}
