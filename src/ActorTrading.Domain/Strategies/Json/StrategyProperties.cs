using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Strategies.Json;

/// <summary>The sections of a document beside its rules.</summary>
internal static class StrategyProperties
{
    private const decimal LeverageMax = 125m;
    private const decimal ExitTimeoutsMax = 100m;

    public static PropertyDefinition Session { get; } =
        new("session", PropertyKind.Composite, "What is traded and when.");

    public static PropertyDefinition Risk { get; } =
        new("risk", PropertyKind.Composite, "The limits that no order may exceed. null switches a limit off.");

    public static PropertyDefinition Protections { get; } =
        new("protections", PropertyKind.Composite, "Pauses after losses, as freqtrade writes them.");

    public static PropertyDefinition Leverage { get; } = new(
        "leverage", PropertyKind.Number, "Notional over margin for margined instruments; 1 where absent.")
    {
        Min = 1m,
        Max = LeverageMax,
    };

    public static PropertyDefinition ExitTimeoutCount { get; } = new(
        "exit_timeout_count", PropertyKind.Integer,
        "An exit that times out this often becomes a market order; 0, which is never, where absent.")
    {
        Min = 0m,
        Max = ExitTimeoutsMax,
    };

    public static PropertyDefinition Portfolios { get; } =
        new("portfolios", PropertyKind.Composite, "Portfolios that trade beside one another; one where absent.");

    public static ImmutableArray<PropertyDefinition> All { get; } =
        [Session, Risk, Protections, Leverage, ExitTimeoutCount, Portfolios];

    public static PropertyDefinition PortfolioId { get; } =
        new("id", PropertyKind.Text, "Unique in the document.") { LengthMax = RuleLimits.IdLengthMax };

    public static PropertyDefinition PortfolioCash { get; } = new(
        "cash", PropertyKind.Number, "What it starts with; what the run gives to each where absent.")
    {
        Min = 0m,
        MinIsExcluded = true,
    };

    public static PropertyDefinition PortfolioRules { get; } =
        new("rules", PropertyKind.Composite, "Names of rules of the document; all of them where absent.");

    public static ImmutableArray<PropertyDefinition> OfPortfolio { get; } =
        [PortfolioId, PortfolioCash, PortfolioRules];
}
