using System.Collections.Immutable;
using System.Text.Json;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The rule format: JSON to rules with every error at once, and back.</summary>
public static class RuleJson
{
    /// <summary>The property of a document that holds its rules.</summary>
    public const string RulesWord = "rules";

    private const string SchemaWord = "$schema";

    /// <summary>
    /// Reads one rule, a list of rules, or a document <c>{"rules": [...]}</c>. Either all of it is right, or nothing is
    /// returned but what is wrong.
    /// </summary>
    /// <param name="otherSections">
    /// Properties that the outermost object may have beside its own, and that the caller reads itself: sections of a
    /// document, or the portfolio id around a rule. Every other property that is not known is an error.
    /// </param>
    public static RuleParseResult Parse(string json, params ImmutableArray<string> otherSections)
    {
        var root = SourceReader.Read(json, out var errors);
        ImmutableArray<RuleDefinition> rules = root is null ? [] : ReadRoot(root, errors, otherSections);
        return errors.Count == 0 ? new RuleParseResult.Valid(rules) : new RuleParseResult.Invalid(errors.ToImmutable());
    }

    /// <summary>
    /// A rule in canonical form: every property in a fixed order, defaults left out where their absence says the same.
    /// Version and age are not part of the format. Reading it back gives an equal rule.
    /// </summary>
    public static string Write(Rule rule) => Write(RuleDefinition.Of(rule));

    /// <inheritdoc cref="Write(Rule)"/>
    public static string Write(RuleDefinition rule) => RuleWriter.Write(rule);

    internal static ImmutableArray<RuleDefinition> ReadRoot(
        SourceNode root, ErrorList errors, ImmutableArray<string> sections)
    {
        ImmutableArray<string> otherSections = [SchemaWord, .. sections];
        if (root.Kind == JsonValueKind.Array)
        {
            return ReadList(root, errors);
        }

        if (root.Property(RulesWord) is not { } list)
        {
            return new RuleReader(errors).Read(root, otherSections) is { } single ? [single] : [];
        }

        var reader = new ObjectReader(root, errors);
        foreach (var section in otherSections.Append(RulesWord))
        {
            reader.Take(section);
        }

        reader.Finish([RulesWord, .. otherSections], "a document of rules");
        return reader.IsOf(list, JsonValueKind.Array, "a list of rules") ? ReadList(list, errors) : [];
    }

    private static ImmutableArray<RuleDefinition> ReadList(SourceNode list, ErrorList errors)
    {
        if (list.Items.Length is 0 or > RuleLimits.RulesMax)
        {
            var (code, message) = list.Items.IsEmpty
                ? (RuleErrorCodes.Empty, "There are no rules in the list. Say at least one.")
                : (RuleErrorCodes.TooMany,
                    $"There are {list.Items.Length} rules, {RuleLimits.RulesMax} are allowed in one text.");
            errors.Add(code, list, message);
            return [];
        }

        var reader = new RuleReader(errors);
        ImmutableArray<RuleDefinition> rules = [.. list.Items.Select(i => reader.Read(i, [])).OfType<RuleDefinition>()];
        RequireDistinct(list, RuleProperties.Name, RuleErrorCodes.DuplicateName, errors);
        RequireDistinct(list, RuleProperties.Id, RuleErrorCodes.DuplicateId, errors);
        return rules;
    }

    private static void RequireDistinct(SourceNode list, PropertyDefinition property, string code, ErrorList errors)
    {
        var seen = new Dictionary<string, SourceNode>(StringComparer.Ordinal);
        var values = list.Items.Select(i => i.Property(property.Name)).OfType<SourceNode>();
        foreach (var value in values.Where(v => v.Text.Length > 0))
        {
            if (!seen.TryAdd(value.Text, value))
            {
                errors.Add(
                    code, value,
                    $"The {property.Name} '{value.Text}' is that of {seen[value.Text].Path} too. Choose another.");
            }
        }
    }
}
