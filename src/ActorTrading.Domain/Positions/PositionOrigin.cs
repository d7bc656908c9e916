using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// What opened a position: the order, and the rule in the version that held then, where a rule did.
/// </summary>
public sealed record PositionOrigin(ClientOrderId OrderId, RuleId? Rule, int? RuleVersion, string? RuleName);
