using ActorTrading.Domain.Access;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Access;

/// <summary>Either a caller or the problem to answer with.</summary>
/// <param name="Tried">The token id that was shown, where it was one.</param>
public sealed record AuthenticationResult(Caller? Caller, Problem? Problem, TokenId? Tried)
{
    /// <summary>The token's first use on this node since it started.</summary>
    public bool IsFirstUse { get; init; }
}
