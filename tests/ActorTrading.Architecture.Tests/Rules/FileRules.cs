namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Every rule on files.</summary>
internal static class FileRules
{
    public static IReadOnlyDictionary<string, FileRule> ByName { get; } =
        new[]
        {
            PurityRules.All,
            ValueRules.All,
            AggregateRules.All,
            BoundaryRules.All,
            FormRules.All,
            WordingRules.All,
            BudgetRules.All,
            TestRules.All,
            ProjectRules.All,
            DocumentRules.All,
        }.SelectMany(rules => rules).ToDictionary(rule => rule.Name, StringComparer.Ordinal);
}
