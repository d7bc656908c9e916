using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Domain.Portfolios;

/// <summary>A rule as it stands on one symbol.</summary>
public readonly record struct RuleOnSymbol(RuleId Rule, Symbol Symbol) : IComparable<RuleOnSymbol>
{
    public int CompareTo(RuleOnSymbol other)
    {
        var byRule = Rule.CompareTo(other.Rule);
        return byRule != 0 ? byRule : Symbol.CompareTo(other.Symbol);
    }

    /// <summary><c>rule@SYMBOL</c>; a symbol holds no at sign, so the last one separates.</summary>
    public override string ToString() => $"{Rule}@{Symbol}";
}
