using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// Tells the cases of a closed union apart in JSON. A union is an abstract record whose cases are sealed records nested
/// in it; the case <c>OrderIntended</c> is written as <c>"kind": "order_intended"</c>.
/// </summary>
internal static class ClosedUnionJson
{
    private const string Discriminator = "kind";

    public static void AddCases(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !info.Type.IsAbstract || info.Type.IsInterface)
        {
            return;
        }

        var cases = CasesOf(info.Type);
        if (cases.Length == 0)
        {
            return;
        }

        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = Discriminator,
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var @case in cases)
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(@case, NameOf(@case)));
        }
    }

    /// <summary>The sealed cases of a union, by name.</summary>
    public static Type[] CasesOf(Type union) =>
        [
            .. union.GetNestedTypes().Where(t => t.IsSealed && t.IsSubclassOf(union)).OrderBy(
                t => t.Name, StringComparer.Ordinal),
        ];

    public static string NameOf(Type @case) => JsonNamingPolicy.SnakeCaseLower.ConvertName(@case.Name);
}
