namespace ActorTrading.Domain.Rules.Json;

/// <summary>The codes of <see cref="RuleError"/>. Stable: programs may rely on them.</summary>
public static class RuleErrorCodes
{
    /// <summary>The text is not JSON.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>The text is longer than what is read.</summary>
    public const string TooLarge = "too_large";

    public const string UnknownProperty = "unknown_property";

    public const string DuplicateProperty = "duplicate_property";

    public const string MissingProperty = "missing_property";

    /// <summary>A property that has no meaning beside what else is said.</summary>
    public const string PropertyNotApplicable = "property_not_applicable";

    public const string WrongType = "wrong_type";

    /// <summary>A word that is none of those allowed in its place.</summary>
    public const string UnknownValue = "unknown_value";

    public const string UnknownField = "unknown_field";

    public const string UnknownOperator = "unknown_operator";

    public const string UnknownAction = "unknown_action";

    public const string UnknownSizingMethod = "unknown_sizing_method";

    public const string UnknownOutput = "unknown_output";

    public const string UnknownTimeZone = "unknown_time_zone";

    /// <summary>A number outside the bounds of its place.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A number that is too large to be represented.</summary>
    public const string NumberTooLarge = "number_too_large";

    public const string NotAnInteger = "not_an_integer";

    /// <summary>The operator or operand does not fit the kind of the field.</summary>
    public const string OperatorDoesNotFit = "operator_does_not_fit";

    public const string LowAboveHigh = "low_above_high";

    public const string Empty = "empty";

    public const string TooLong = "too_long";

    public const string TooMany = "too_many";

    public const string TooDeep = "too_deep";

    public const string DuplicateName = "duplicate_name";

    public const string DuplicateId = "duplicate_id";

    public const string DuplicateItem = "duplicate_item";

    /// <summary>Conditions that exclude each other, or that the range of a field excludes.</summary>
    public const string NeverTrue = "never_true";

    public const string ActionNotAllowed = "action_not_allowed";

    public const string SizingNotAllowed = "sizing_not_allowed";

    public const string ContradictoryActions = "contradictory_actions";

    /// <summary>Sizing by risk that has no stop to measure the risk by.</summary>
    public const string StopRequired = "stop_required";

    public const string InvalidDuration = "invalid_duration";

    public const string InvalidTimeframe = "invalid_timeframe";

    public const string InvalidTime = "invalid_time";

    public const string InvalidSymbol = "invalid_symbol";

    public const string InvalidId = "invalid_id";
}
