using System.ComponentModel;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Halts;

/// <summary>A halt that stands.</summary>
public sealed record HaltView
{
    [Description("cluster, account, portfolio, symbol, or drill.")]
    public required HaltScopeKind Scope { get; init; }

    public string? Target { get; init; }

    public required HaltLevel Level { get; init; }

    public required bool Flatten { get; init; }

    public required string Reason { get; init; }

    [Description("Who raised it: token and request, or the node itself.")]
    public required string By { get; init; }

    public required Timestamp At { get; init; }

    public static HaltView Of(Halt halt, bool flatten) => new()
    {
        Scope = halt.Scope.Kind,
        Target = TargetOf(halt.Scope),
        Level = halt.Level,
        Flatten = flatten,
        Reason = halt.Reason,
        By = halt.By,
        At = halt.At,
    };

    internal static string? TargetOf(HaltScope scope) => scope.Target.Length == 0 ? null : scope.Target;
}
