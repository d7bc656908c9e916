namespace ActorTrading.Domain.Rules.Json;

/// <summary>How much may be said in one text of rules.</summary>
public static class RuleLimits
{
    /// <summary>In characters.</summary>
    public const int TextLengthMax = 4_000_000;

    public const int RulesMax = 1_000;

    /// <summary>Comparisons in one rule.</summary>
    public const int ComparisonsMax = 64;

    /// <summary>Levels of all, any and not.</summary>
    public const int ConditionNestingMax = 8;

    public const int ActionsMax = 8;

    public const int SymbolsMax = 200;

    /// <summary>Items of a list that a value is compared with.</summary>
    public const int ListItemsMax = 100;

    public const int RoiStepsMax = 50;

    public const int NameLengthMax = 255;

    public const int IdLengthMax = 64;

    public const int MessageLengthMax = 500;

    /// <summary>For every duration: ten years.</summary>
    public static TimeSpan DurationMax { get; } = TimeSpan.FromDays(3_650);
}
