using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorTrading.Architecture.Tests.Types;

/// <summary>Every rule on compiled types.</summary>
internal static class TypeRules
{
    private const BindingFlags Static =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyDictionary<string, TypeRule> ByName { get; } = new TypeRule[]
    {
        new()
        {
            Name = "A union is closed: its constructor is private and its cases are sealed",
            Projects = ["Domain", "Actors", "Engine", "Simulation", "Host"],
            Find = Openings,
            Sabotage = typeof(Sabotage.OpenUnion),
        },
        new()
        {
            Name = "Domain holds no static state that can change",
            Projects = ["Domain"],
            Find = MutableStatics,
            Sabotage = typeof(Sabotage.Remembering),
        },
        new()
        {
            Name = "A decider knows every command and every event of its aggregate",
            Projects = ["Domain"],
            Find = Unhandled,
            Sabotage = typeof(Sabotage.ForgetfulDecider),
        },
    }.ToDictionary(r => r.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Openings(Type type)
    {
        var cases = type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Where(n => n.BaseType == type)
            .ToArray();
        if (!type.IsAbstract || !IsRecord(type) || cases.Length == 0)
        {
            yield break;
        }

        foreach (var constructor in type.GetConstructors(Instance).Where(c => !c.IsPrivate && !IsCopy(c, type)))
        {
            yield return $"anybody may derive through {constructor}";
        }

        foreach (var open in cases.Where(c => !c.IsSealed))
        {
            yield return $"{open.Name} is not sealed";
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static IEnumerable<string> MutableStatics(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute))
            ? []
            : type.GetFields(Static)
                .Where(f => !f.IsLiteral && (!f.IsInitOnly || IsMutable(f.FieldType)))
                .Where(
                    f => !f.IsDefined(typeof(CompilerGeneratedAttribute)) || !f.Name.Contains(
                        ">O", StringComparison.Ordinal))
                .Select(f => $"{f.Name} can change");

    private static bool IsMutable(Type type) =>
        typeof(IList).IsAssignableFrom(type)
            && !type.FullName!.StartsWith("System.Collections.Immutable", StringComparison.Ordinal)
        && !type.IsArray;

    private static IEnumerable<string> Unhandled(Type type)
    {
        var decide = type.GetMethod("Decide", BindingFlags.Static | BindingFlags.Public);
        var evolve = type.GetMethod("Evolve", BindingFlags.Static | BindingFlags.Public);
        if (!type.Name.EndsWith("Decider", StringComparison.Ordinal) || decide is null || evolve is null)
        {
            return [];
        }

        return new[] { decide, evolve }.SelectMany(method =>
            from message in method.GetParameters()[1].ParameterType.GetNestedTypes(BindingFlags.Public)
            where IsUnreachable(method, InitialOf(type), message)
            select $"{method.Name} has no arm for {message.Name}");
    }

    /// <summary>
    /// The arm is looked for with a message of empty fields, on which it may well fail, though never as unreachable.
    /// </summary>
    private static bool IsUnreachable(MethodInfo method, object state, Type message)
    {
        try
        {
            method.Invoke(null, [state, Blank(message)]);
            return false;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException is UnreachableException;
        }
    }

    /// <summary>
    /// A message of empty fields, except that a field which holds a case of another union holds its first.
    /// </summary>
    private static object Blank(Type message)
    {
        var blank = RuntimeHelpers.GetUninitializedObject(message);
        for (var type = message; type is not null; type = type.BaseType)
        {
            var fields = type.GetFields(Instance | BindingFlags.DeclaredOnly);
            foreach (var field in fields.Where(f => f.FieldType.IsAbstract))
            {
                if (field.FieldType.GetNestedTypes().FirstOrDefault(n => n.BaseType == field.FieldType) is { } first)
                {
                    field.SetValue(blank, Blank(first));
                }
            }
        }

        return blank;
    }

    private static object InitialOf(Type decider) =>
        decider.GetProperty("Initial") is { } property
            ? property.GetValue(null)!
            : decider.GetMethod("Initial") is { } method
                ? method.Invoke(null, [Activator.CreateInstance(method.GetParameters()[0].ParameterType)])!
                : throw new InvalidOperationException($"{decider.Name} has no Initial.");
}
