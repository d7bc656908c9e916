using System.Reflection;

namespace ActorTrading.Architecture.Tests.Types;

/// <summary>A rule that compiled types keep, with types that it must catch.</summary>
internal sealed record TypeRule
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Projects { get; init; }

    public required Func<Type, IEnumerable<string>> Find { get; init; }

    public required Type Sabotage { get; init; }

    public IEnumerable<string> FindingsIn(IEnumerable<Type> types) =>
        types.SelectMany(t => Find(t).Select(f => $"{t.FullName}: {f}"));

    public IEnumerable<Type> Covered => Projects.SelectMany(p => Assembly.Load("ActorTrading." + p).GetTypes());
}
