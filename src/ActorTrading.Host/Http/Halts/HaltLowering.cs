using System.ComponentModel;
using ActorTrading.Domain.Halts;

namespace ActorTrading.Host.Http.Halts;

/// <summary>
/// A halt to be loosened. Without a code it asks for one; with the code of that answer it takes effect.
/// </summary>
public sealed record HaltLowering
{
    public required HaltTargetKind Scope { get; init; }

    [Description("As when it was raised.")]
    public string? Target { get; init; }

    [Description("none, which lifts it, unless said otherwise; or reduce_only. Not beside a code.")]
    public HaltLevel? To { get; init; }

    [Description("Why. Needed to ask, not beside a code.")]
    public string? Reason { get; init; }

    [Description("Of the answer to the request; holds for two minutes.")]
    public string? Code { get; init; }
}
