using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;

namespace ActorTrading.Domain.Sessions.Json;

/// <summary>Reads what a session trades and when, and fills in from the data what is left out.</summary>
internal sealed class SessionReader(StrategyContext context, ErrorList errors)
{
    private const string NameDefault = "main";

    /// <param name="root">The document, to which is referred what no property says.</param>
    /// <param name="node">Null where there is no such section.</param>
    public SessionConfig Read(SourceNode root, SourceNode? node)
    {
        var at = node is not null && RequireObject(node) ? node : new(JsonValueKind.Object, "$", root.Offset, "");
        var reader = new ObjectReader(at, errors);
        var symbols = Symbols(reader);
        var evaluation = Evaluation(reader, symbols);
        var session = new SessionConfig
        {
            Name = reader.Text(SessionProperties.Name) ?? NameDefault,
            Symbols = symbols,
            DefaultTimeframe = Timeframe(reader, symbols),
            Evaluation = evaluation,
            TradingHours = reader.Take(SessionProperties.TradingHours.Name) is { } hours
                ? new TradingHoursReader(errors).Read(hours)
                : null,
            MaxDataAge = reader.Duration(SessionProperties.MaxDataAge),
        };
        reader.Finish(SessionProperties.All, "a session");
        return session;
    }

    private bool RequireObject(SourceNode node)
    {
        if (node.Kind == JsonValueKind.Object)
        {
            return true;
        }

        errors.Add(RuleErrorCodes.WrongType, node, $"A session is an object, found {ObjectReader.Name(node.Kind)}.");
        return false;
    }

    private ImmutableArray<Symbol> Symbols(ObjectReader reader)
    {
        ImmutableArray<Symbol> known = [.. context.Markets.Select(m => m.Symbol)];
        if (reader.Take(SessionProperties.Symbols.Name) is not { } list)
        {
            return known;
        }

        var symbols = new SymbolListReader(errors).Read(list, "every symbol of the data");
        MarketFit.RequireKnown(list, symbols, known, "the data", errors);
        return symbols;
    }

    private EvaluationMode Evaluation(ObjectReader reader, ImmutableArray<Symbol> symbols)
    {
        var hasTicks = context.MarketsOf(symbols).Any(m => m.Timeframe.IsTick);
        return reader.Word(SessionProperties.Evaluation) switch
        {
            SessionProperties.BarClose => EvaluationMode.BarClose,
            SessionProperties.EveryTick => EvaluationMode.EveryTick,
            _ => hasTicks ? EvaluationMode.EveryTick : EvaluationMode.BarClose,
        };
    }

    private Timeframe Timeframe(ObjectReader reader, ImmutableArray<Symbol> symbols)
    {
        var node = reader.Take(SessionProperties.Timeframe.Name);
        var written = node is null ? null : Parsed(node);
        var coarsest = context.MarketsOf(symbols).Select(m => m.Timeframe).DefaultIfEmpty().Max();
        var chosen = context.Timeframe ?? written ?? (coarsest.IsTick ? StrategyContext.TickTimeframe : coarsest);
        foreach (var market in context.MarketsOf(symbols).Where(m => !m.CanServe(chosen)))
        {
            errors.Add(
                RuleErrorCodes.InvalidTimeframe, node ?? reader.Node,
                $"The session's timeframe is {chosen}, but the data of {market.Symbol} are bars of {market.Timeframe}, "
                + $"of which no bars of {chosen} can be made. Use {market.Timeframe} or a multiple of it.");
        }

        return chosen;
    }

    private Timeframe? Parsed(SourceNode node)
    {
        if (Instruments.Timeframe.TryParse(node.Kind == JsonValueKind.String ? node.Text : null, out var timeframe)
            && !timeframe.IsTick)
        {
            return timeframe;
        }

        errors.Add(
            RuleErrorCodes.InvalidTimeframe, node, "A session's timeframe is that of bars: 30s, 5m, 4h, 1d or 1w.");
        return null;
    }
}
