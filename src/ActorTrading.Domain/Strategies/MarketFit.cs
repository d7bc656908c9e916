using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Strategies;

/// <summary>
/// Whether rules can be worked out on the data at hand. Works on the text, so that a rule with another mistake in it is
/// looked at too, and every complaint has its place.
/// </summary>
internal sealed class MarketFit(StrategyContext context, SessionConfig session, ErrorList errors)
{
    /// <summary>Looks at every rule of a document, a list of rules or a single one.</summary>
    public void Check(SourceNode root)
    {
        var list = root.Property(RuleJson.RulesWord) ?? root;
        foreach (var rule in list.Kind == JsonValueKind.Array ? list.Items : [list])
        {
            CheckRule(rule);
        }
    }

    /// <summary>Reports the symbols that are none of those known; where none is known, every symbol will do.</summary>
    public static void RequireKnown(
        SourceNode list, ImmutableArray<Symbol> symbols, ImmutableArray<Symbol> known, string owner, ErrorList errors)
    {
        foreach (var symbol in symbols.Where(s => !known.IsEmpty && !known.Contains(s)))
        {
            var at = list.Items.FirstOrDefault(i => i.Text == symbol.Value) ?? list;
            errors.Add(
                RuleErrorCodes.InvalidSymbol, at,
                $"{owner} has no {symbol}. {Spelling.Allowed(symbol.Value, known.Select(k => k.Value))}");
        }
    }

    private void CheckRule(SourceNode rule)
    {
        var symbols = session.Symbols;
        if (rule.Property(RuleProperties.Symbols.Name) is { } list)
        {
            ImmutableArray<SourceNode> items = list.Kind == JsonValueKind.Array ? list.Items : [list];
            symbols = [.. items.Select(i => i.Text).Where(Symbol.IsSymbol).Select(Symbol.Of).Distinct()];
            RequireKnown(list, symbols, session.Symbols, "The session", errors);
        }

        var markets = context.MarketsOf(symbols).ToList();
        foreach (var node in rule.Descendants())
        {
            if (node.Property(ComparisonReader.TimeframeWord) is { Kind: JsonValueKind.String } timeframe)
            {
                RequireServed(timeframe, markets);
            }

            if (node.Property(ActionProperties.OpensShort.Name) is { Kind: JsonValueKind.True } opensShort)
            {
                RequireMargin(opensShort, markets);
            }
        }
    }

    private void RequireServed(SourceNode node, List<StrategyMarket> markets)
    {
        if (!Timeframe.TryParse(node.Text, out var timeframe))
        {
            return;
        }

        foreach (var market in markets.Select(AsSeen).Where(m => !m.CanServe(timeframe)))
        {
            errors.Add(
                RuleErrorCodes.InvalidTimeframe, node,
                $"'{timeframe}' cannot be made of the bars of {market.Timeframe} on which {market.Symbol} is "
                + "looked at. "
                + $"Use {market.Timeframe} or a multiple of it, or finer data.");
        }
    }

    /// <summary>A session that looks at closed bars sees no finer ones.</summary>
    private StrategyMarket AsSeen(StrategyMarket market) =>
        session.Evaluation == EvaluationMode.BarClose && session.DefaultTimeframe.CompareTo(market.Timeframe) > 0
            ? market with { Timeframe = session.DefaultTimeframe }
            : market;

    private void RequireMargin(SourceNode node, List<StrategyMarket> markets)
    {
        if (markets.Count > 0 && !markets.Any(m => m.Instrument.IsMargined))
        {
            errors.Add(
                RuleErrorCodes.ActionNotAllowed, node,
                "Only margined instruments, such as perpetuals, can be sold short; the markets of this rule are spot.");
        }
    }
}
