using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Json;

/// <summary>Compares a document with the type that it is to become, and names every difference by its path.</summary>
internal static class JsonShape
{
    private const int ProblemsMax = 50;

    public static IReadOnlyList<FieldProblem> ProblemsOf(JsonElement root, JsonTypeInfo type)
    {
        var problems = new List<FieldProblem>();
        Check(root, type, "$", problems);
        return problems;
    }

    private static void Check(JsonElement element, JsonTypeInfo type, string path, List<FieldProblem> problems)
    {
        if (problems.Count >= ProblemsMax)
        {
            return;
        }

        if (type is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null })
        {
            CheckObject(element, type, path, problems);
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is { } item
            && element.ValueKind == JsonValueKind.Array)
        {
            var items = HttpJson.Options.GetTypeInfo(item);
            foreach (var (index, one) in element.EnumerateArray().Index())
            {
                Check(one, items, $"{path}[{index}]", problems);
            }
        }
        else
        {
            CheckValue(element, type, path, problems);
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path, List<FieldProblem> problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(path, "value_invalid", "This is an object."));
            return;
        }

        var known = type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null)
            .ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            var at = $"{path}.{field.Name}";
            if (!known.TryGetValue(field.Name, out var property))
            {
                problems.Add(new(at, "field_unknown", $"Known are: {string.Join(", ", known.Keys)}."));
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                Check(field.Value, HttpJson.Options.GetTypeInfo(property.PropertyType), at, problems);
            }
            else if (!property.IsSetNullable)
            {
                problems.Add(new(at, "value_missing", "This cannot be null."));
            }
        }

        var missing = type.Properties.Where(p => p.IsRequired && !element.TryGetProperty(p.Name, out _));
        problems.AddRange(
            missing.Select(p => new FieldProblem($"{path}.{p.Name}", "field_missing", "This is needed.")));
    }

    private static void CheckValue(JsonElement element, JsonTypeInfo type, string path, List<FieldProblem> problems)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException exception)
        {
            problems.Add(new(path, "value_invalid", MessageOf(exception, type)));
        }
        catch (NotSupportedException) when (type.PolymorphismOptions is { } choice)
        {
            problems.Add(new(
                $"{path}.{choice.TypeDiscriminatorPropertyName}", "field_missing", "Say of which kind it is."));
        }
    }

    /// <summary>
    /// What the domain's converters say is meant for people; what the framework says names its types.
    /// </summary>
    private static string MessageOf(JsonException exception, JsonTypeInfo type) =>
        exception.Message is { Length: > 0 } said && !said.Contains("System.", StringComparison.Ordinal)
            && !said.Contains("ActorTrading.", StringComparison.Ordinal)
            ? said
            : $"This is not a {Wording(Nullable.GetUnderlyingType(type.Type) ?? type.Type)}.";

    private static string Wording(Type type) => type switch
    {
        { IsEnum: true } => "word out of " + string.Join(
            ", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)),
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "whole number",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name).Replace('_', ' '),
    };
}
