using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;
using ActorTrading.Domain.Strategies.Json;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Rules;

/// <summary>Reads a rule out of a body, with every error by its path.</summary>
internal static class RuleReading
{
    public const string PortfolioField = "portfolio_id";

    private const string Invalid = "rule_invalid";
    private const string Root = "$";

    public static RuleDefinition Read(string json)
    {
        switch (RuleJson.Parse(json, PortfolioField))
        {
            case RuleParseResult.Valid { Rules: [var rule] }:
                return rule;
            case RuleParseResult.Invalid invalid:
                throw Complaint(invalid.Errors, Root);
            default:
                throw Problem.Unprocessable(
                    Invalid, "Send one rule at a time.", new FieldProblem("$", "one_rule", "This is one rule."))
                    .AsException();
        }
    }

    /// <summary>A rule, a list of rules, or a document with its sections.</summary>
    /// <param name="at">The path of the text in the body, for what is wrong in it.</param>
    /// <param name="context">The markets that it has to fit.</param>
    public static StrategyDocument ReadStrategy(string json, string at, StrategyContext context) =>
        StrategyJson.Parse(json, context) switch
        {
            StrategyParseResult.Valid valid => valid.Strategy,
            StrategyParseResult.Invalid invalid => throw Complaint(invalid.Errors, at),
            _ => throw new UnreachableException(),
        };

    /// <summary>The portfolio that stands beside the rule, or null. Ends the request where it is no text.</summary>
    public static string? PortfolioOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty(PortfolioField, out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return field.ValueKind == JsonValueKind.String
            ? field.GetString()
            : throw JsonReading.Invalid(new FieldProblem(
                $"$.{PortfolioField}", "value_invalid", "This is the id of a portfolio.")).AsException();
    }

    private static ProblemException Complaint(ImmutableArray<RuleError> errors, string at) => Problem.Unprocessable(
        Invalid,
        "The rule does not say what is needed; see errors.",
        [.. errors.Select(e => new FieldProblem(at + e.Path[Root.Length..], e.Code, e.Message))]).AsException();
}
