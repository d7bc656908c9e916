using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// Takes what the stream found worth a portfolio's attention. Never blocks; called on the stream's thread.
/// </summary>
public interface IEvaluationSink
{
    /// <summary>Rules of this portfolio on one symbol may have changed their truth.</summary>
    void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market);

    /// <summary>The portfolio's equity has passed a level that it asked to be told of.</summary>
    void Mark(PortfolioId portfolio, MarkSnapshot marks);
}
