using System.Collections.Immutable;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>Protections, or everything that is wrong with them.</summary>
public abstract record ProtectionParseResult
{
    private ProtectionParseResult()
    {
    }

    public sealed record Valid(ImmutableArray<Protection> Protections) : ProtectionParseResult;

    public sealed record Invalid(ImmutableArray<ProtectionError> Errors) : ProtectionParseResult;
}
