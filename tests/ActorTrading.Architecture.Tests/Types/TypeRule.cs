using System.Reflection;

namespace ActorTrading.Architecture.Tests.Types;

/// <summary>A rule that compiled types keep, with types that it must catch.</summary>
internal sealed record TypeRule
{
    private const string Root = "ActorTrading.";

    public required string Name { get; init; }

    public required IReadOnlyList<string> Projects { get; init; }

    public required Func<Type, IEnumerable<string>> Find { get; init; }

    public required Type Sabotage { get; init; }

    public IEnumerable<string> FindingsIn(IEnumerable<Type> types) =>
        types.SelectMany(t => Find(t).Select(f => $"{t.FullName}: {f}"));

    /// <summary>The projects' own types; a coverage run adds counters of its own to their assemblies.</summary>
    public IEnumerable<Type> Covered => Projects
        .SelectMany(p => Assembly.Load(Root + p).GetTypes())
        .Where(t => t.FullName!.StartsWith(Root, StringComparison.Ordinal));
}
