using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Strategies.Json;

/// <summary>Reads the portfolios of a document.</summary>
internal sealed class PortfolioListReader(ErrorList errors)
{
    public const int PortfoliosMax = 10_000;

    /// <param name="node">The list.</param>
    /// <param name="rules">Those that could be read.</param>
    /// <param name="names">Of all rules, so that one with a mistake in it counts as known.</param>
    public ImmutableArray<StrategyPortfolio> Read(
        SourceNode node, ImmutableArray<RuleDefinition> rules, ImmutableArray<string> names)
    {
        if (node.Kind != JsonValueKind.Array || node.Items.Length is 0 or > PortfoliosMax)
        {
            var (code, message) = node.Kind != JsonValueKind.Array
                ? (RuleErrorCodes.WrongType, $"Expected a list of portfolios, found {ObjectReader.Name(node.Kind)}.")
                : node.Items.IsEmpty
                    ? (RuleErrorCodes.Empty, "The list of portfolios is empty. Leave it out to have one.")
                    : (RuleErrorCodes.TooMany,
                        $"There are {node.Items.Length} portfolios, {PortfoliosMax} are allowed.");
            errors.Add(code, node, message);
            return [];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. node.Items.Select(item => One(item, rules, names, seen)).OfType<StrategyPortfolio>()];
    }

    private StrategyPortfolio? One(
        SourceNode node, ImmutableArray<RuleDefinition> rules, ImmutableArray<string> names, HashSet<string> seen)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node, $"A portfolio is an object, found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        var reader = new ObjectReader(node, errors);
        reader.Require(StrategyProperties.PortfolioId);
        var id = Id(reader, seen);
        var cash = reader.Number(StrategyProperties.PortfolioCash);
        var chosen = Rules(reader, rules, names);
        reader.Finish(StrategyProperties.OfPortfolio, "a portfolio");
        return id is null ? null : new(new PortfolioId(id), cash, chosen);
    }

    private string? Id(ObjectReader reader, HashSet<string> seen)
    {
        if (reader.Text(StrategyProperties.PortfolioId) is not { } id)
        {
            return null;
        }

        var at = reader.Node.Property(StrategyProperties.PortfolioId.Name)!;
        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            errors.Add(
                RuleErrorCodes.InvalidId, at, $"'{id}' is no id: letters, digits, '-', '_' and '.' are allowed.");
        }
        else if (!seen.Add(id))
        {
            errors.Add(RuleErrorCodes.DuplicateId, at,
                $"The id '{id}' is that of another portfolio too. Choose another.");
        }

        return id;
    }

    private ImmutableArray<RuleDefinition> Rules(
        ObjectReader reader, ImmutableArray<RuleDefinition> rules, ImmutableArray<string> names)
    {
        if (reader.Take(StrategyProperties.PortfolioRules.Name) is not { } list
            || !reader.IsOf(list, JsonValueKind.Array, "a list of rule names"))
        {
            return rules;
        }

        if (list.Items.IsEmpty)
        {
            errors.Add(RuleErrorCodes.Empty, list, "The list of rules is empty. Leave it out to mean all of them.");
        }

        foreach (var item in list.Items.Where(i => i.Kind != JsonValueKind.String || !names.Contains(i.Text)))
        {
            errors.Add(
                RuleErrorCodes.UnknownValue, item,
                $"'{item.Text}' is no rule of this document. {Spelling.Allowed(item.Text, names)}");
        }

        var chosen = list.Items.Select(i => i.Text).ToHashSet(StringComparer.Ordinal);
        return [.. rules.Where(r => chosen.Contains(r.Name))];
    }
}
