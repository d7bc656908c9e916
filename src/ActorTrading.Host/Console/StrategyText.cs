using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;
using ActorTrading.Domain.Strategies.Json;

namespace ActorTrading.Host.Console;

/// <summary>A strategy file, read or complained about.</summary>
internal static class StrategyText
{
    /// <exception cref="InputException">
    /// Everything that is wrong, each with file, line, column and JSON path.
    /// </exception>
    public static StrategyDocument Parse(string path, string json, StrategyContext context) =>
        StrategyJson.Parse(json, context) switch
        {
            StrategyParseResult.Valid valid => valid.Strategy,
            StrategyParseResult.Invalid invalid => throw new InputException(Problems(path, invalid.Errors)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ImmutableArray<string> Problems(string path, ImmutableArray<RuleError> errors) =>
        [.. errors.Select(e => $"{path}, line {e.Line}, column {e.Column}, {e.Path}: {e.Message} [{e.Code}]")];
}
