using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Risk;

/// <summary>A loss limit as a condition on equity alone: it trips as soon as equity is at or below this.</summary>
/// <param name="Code"><see cref="RiskCodes.DailyLoss"/> or <see cref="RiskCodes.Drawdown"/>.</param>
public sealed record LossThreshold(string Code, Amount Equity);
