using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Engine.Streams;

/// <summary>What the stream must know of a portfolio to find out when its rules concern it.</summary>
public sealed record PortfolioBinding(PortfolioId Id, CompiledRuleSet Rules, SessionConfig Session);
