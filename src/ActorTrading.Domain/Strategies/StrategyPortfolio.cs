using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Domain.Strategies;

/// <summary>One of several portfolios that trade by the same document.</summary>
/// <param name="Cash">What it starts with, in its base currency; null for what the run gives to each.</param>
/// <param name="Rules">All rules of the document, or those that the portfolio names.</param>
public sealed record StrategyPortfolio(PortfolioId Id, decimal? Cash, ImmutableArray<RuleDefinition> Rules);
