using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads a symbol or a list of symbols.</summary>
internal sealed class SymbolListReader(ErrorList errors)
{
    /// <param name="meaningOfAbsence">What it means to leave the list out: <c>every symbol of the session</c>.</param>
    public ImmutableArray<Symbol> Read(SourceNode node, string meaningOfAbsence)
    {
        ImmutableArray<SourceNode> items = node.Kind == JsonValueKind.Array ? node.Items : [node];
        if (items.Length is 0 or > RuleLimits.SymbolsMax)
        {
            var (code, message) = items.IsEmpty
                ? (RuleErrorCodes.Empty, $"The list of symbols is empty. Leave it out to mean {meaningOfAbsence}.")
                : (RuleErrorCodes.TooMany,
                    $"The list has {items.Length} symbols, {RuleLimits.SymbolsMax} are allowed.");
            errors.Add(code, node, message);
        }

        var symbols = new List<Symbol>();
        foreach (var item in items)
        {
            if (ReadSymbol(item) is not { } symbol)
            {
                continue;
            }

            if (symbols.Contains(symbol))
            {
                errors.Add(RuleErrorCodes.DuplicateItem, item, $"{symbol} is in the list twice.");
            }

            symbols.Add(symbol);
        }

        return [.. symbols];
    }

    private Symbol? ReadSymbol(SourceNode item) => item.Kind == JsonValueKind.String
        ? Parse(item.Text, item)
        : Report(item, "");

    /// <returns>Null where the text is no symbol, which is reported.</returns>
    public Symbol? Parse(string text, SourceNode at) => Symbol.IsSymbol(text) ? Symbol.Of(text) : Report(at, text);

    private Symbol? Report(SourceNode at, string text)
    {
        var meant = text.ToUpperInvariant().Replace('/', '-');
        var hint = Symbol.IsSymbol(meant) ? $"Did you mean '{meant}'?" : "Write one such as BTC-USD.";
        errors.Add(
            RuleErrorCodes.InvalidSymbol, at, $"This is no symbol: capitals, digits, '-', '_' and '.'. {hint}");
        return null;
    }
}
