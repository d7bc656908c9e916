using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts.Register;

/// <summary>A lowering that was asked for and takes effect when it is confirmed by its code.</summary>
/// <param name="Code">
/// Said to whoever asked, so that nobody lowers by a slip of the hand. No secret: confirming takes the same rights as
/// asking.
/// </param>
public sealed record PendingLowering(
    HaltScope Scope, HaltLevel To, string Reason, string By, Timestamp At, string Code)
{
    /// <summary>How long a code holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    public Timestamp ExpiresAt => At + Life;
}
