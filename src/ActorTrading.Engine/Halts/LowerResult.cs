using ActorTrading.Domain;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;

namespace ActorTrading.Engine.Halts;

/// <summary>What became of a wish to loosen a halt.</summary>
public abstract record LowerResult
{
    private LowerResult()
    {
    }

    /// <summary>Confirm it by the code; until then the halt stands.</summary>
    public sealed record CodeGiven(PendingLowering Lowering) : LowerResult;

    /// <param name="File">
    /// Whether the halts file has it too; where not, the halt stands again should the node restart first.
    /// </param>
    public sealed record Lowered(HaltScope Scope, HaltLevel To, HaltStep File) : LowerResult;

    public sealed record Refused(Refusal Reason) : LowerResult;

    /// <summary>The journal did not answer in time. The halt stands until it does.</summary>
    public sealed record Undecided(string Reason) : LowerResult;
}
