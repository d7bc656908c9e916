using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>
/// Schemas of values that have converters of their own: numbers and texts, which the generator cannot see.
/// </summary>
internal static class ValueSchemas
{
    private const string DomainPrefix = "ActorTrading.Domain.";

    private static readonly FrozenSet<Type> Numbers =
        new[] { typeof(decimal), typeof(Price), typeof(Quantity), typeof(Percentage) }.ToFrozenSet();

    /// <param name="element">Of a list; null for what is none.</param>
    public static void Describe(OpenApiSchema schema, Type declared, Type? element)
    {
        if (element is not null && schema.Items is null && IsValue(element))
        {
            var items = new OpenApiSchema();
            Describe(items, element, null);
            schema.Items = items;
            return;
        }

        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var orNull = type == declared ? default : JsonSchemaType.Null;
        if (Numbers.Contains(type))
        {
            schema.Type = JsonSchemaType.Number | orNull;
            schema.Format = "decimal";
        }
        else if (type == typeof(Timestamp))
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Format = "date-time";
        }
        else if (IsValue(type) && schema.Properties is not { Count: > 0 })
        {
            schema.Type = JsonSchemaType.String | orNull;
        }
    }

    /// <summary>What is null is left out of answers, so that nobody can count on it.</summary>
    public static void LeaveOutNulls(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var optional in type.Properties.Where(p => p.IsGetNullable))
        {
            schema.Required?.Remove(optional.Name);
        }
    }

    /// <summary>What follows from other fields is shown, and not read where it is sent back.</summary>
    public static void MarkReadOnly(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var shown in type.Properties.Where(p => p.Set is null && p.AssociatedParameter is null))
        {
            if (schema.Properties is { } fields
                && fields.TryGetValue(shown.Name, out var told) && told is OpenApiSchema field)
            {
                field.ReadOnly = true;
            }
        }
    }

    private static bool IsValue(Type type) =>
        type is { IsValueType: true, IsEnum: false }
        && type.FullName!.StartsWith(DomainPrefix, StringComparison.Ordinal);
}
