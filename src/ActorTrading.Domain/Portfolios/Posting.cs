using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Portfolios;

/// <summary>An amount that an account receives; negative where it gives.</summary>
public readonly record struct Posting(LedgerAccount Account, Amount Amount);
