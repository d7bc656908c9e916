using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>
/// Makes a value of any domain type with everything in it set, nullable parts too, so that nothing that a journal could
/// lose is missing from a round trip. Of a union it takes the cases in turn.
/// </summary>
internal sealed class SampleMaker
{
    private const int DepthMax = 12;

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "text \"é\" <&>",
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 8_000_000_000L,
        [typeof(double)] = 0.1,
        [typeof(decimal)] = 1.50m,
        [typeof(TimeSpan)] = TimeSpan.FromSeconds(90.5),
        [typeof(TimeOnly)] = new TimeOnly(9, 30),
        [typeof(Timestamp)] = Timestamp.Parse("2026-01-02T03:04:05.1234567Z"),
        [typeof(Currency)] = Currency.Usd,
        [typeof(Symbol)] = Symbol.Of("BTC-USD"),
        [typeof(Timeframe)] = Timeframe.OfMinutes(5),
        [typeof(Amount)] = new Amount(12.340m, Currency.Usd),
        [typeof(AlertId)] = new AlertId(7),
        [typeof(HaltScope)] = HaltScope.Of(Symbol.Of("BTC-USD")),
        [typeof(FieldValue)] = FieldValue.Of(1.5, 1.25, Timestamp.Parse("2026-01-02T03:04:05Z")),
    };

    private readonly Dictionary<Type, int> _turns = [];

    public object Make(Type type) => Make(type, depth: 0) ?? throw new InvalidOperationException($"Nothing of {type}.");

    private object? Make(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (depth > DepthMax)
        {
            return null;
        }

        return Known.TryGetValue(type, out var known) ? known
            : type.IsEnum ? type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)
            : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? MakeMany(type, depth)
            : type.IsAbstract ? MakeCase(type, depth)
            : MakeOne(type, depth);
    }

    private object? MakeCase(Type union, int depth)
    {
        var cases = union.GetNestedTypes().Where(t => t.IsSubclassOf(union)).OrderBy(t => t.Name).ToArray();
        var turn = _turns[union] = _turns.GetValueOrDefault(union) + 1;

        // Trees end in the case that holds no other of its kind.
        var leaves = cases.Where(c => !Holds(c, union)).ToArray();
        return Make(depth > DepthMax / 2 ? leaves[turn % leaves.Length] : cases[turn % cases.Length], depth + 1);
    }

    private static bool Holds(Type type, Type union) => type.GetProperties().Any(p =>
        p.PropertyType == union || p.PropertyType.GenericTypeArguments.Contains(union));

    private object MakeMany(Type type, int depth)
    {
        var arguments = type.GenericTypeArguments;
        var items = arguments.Select(a => Make(a, depth + 1)).ToArray();
        var isEmpty = items.Any(i => i is null);
        if (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Call(typeof(ImmutableArray), arguments, isEmpty ? [] : items);
        }

        var empty = type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return isEmpty ? empty : type.GetMethod("Add", arguments)!.Invoke(empty, items)!;
    }

    private static object Call(Type factory, Type[] arguments, object?[] items) => factory.GetMethods()
        .Single(m => m.Name == "Create" && m.GetParameters().Length == items.Length
            && m.GetParameters().All(p => p.ParameterType.IsGenericParameter))
        .MakeGenericMethod(arguments).Invoke(null, items)!;

    private object MakeOne(Type type, int depth)
    {
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, depth + 1))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not null && Make(property.PropertyType, depth + 1) is { } value)
            {
                property.SetValue(made, value);
            }
        }

        return made;
    }
}
