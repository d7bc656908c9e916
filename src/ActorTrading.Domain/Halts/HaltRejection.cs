namespace ActorTrading.Domain.Halts;

/// <summary>Stable codes of refused halt commands.</summary>
public static class HaltRejection
{
    public const string LevelMissing = "halt_level_missing";
    public const string ReasonMissing = "halt_reason_missing";
    public const string AuthorMissing = "halt_author_missing";
}
