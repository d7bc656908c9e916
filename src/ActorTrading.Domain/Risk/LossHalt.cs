using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Risk;

/// <summary>A loss limit has been reached and a halt is due on the portfolio.</summary>
public sealed record LossHalt(string Code, HaltLevel Level, Amount Equity, Amount Threshold, string Reason);
