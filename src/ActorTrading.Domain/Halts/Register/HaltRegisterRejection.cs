namespace ActorTrading.Domain.Halts.Register;

/// <summary>Stable codes of refused commands to the register, beside those of <see cref="HaltRejection"/>.</summary>
public static class HaltRegisterRejection
{
    public const string NotStanding = "halt_not_standing";
    public const string NotRequested = "halt_lowering_not_requested";
    public const string CodeWrong = "halt_code_wrong";
    public const string CodeExpired = "halt_code_expired";
}
