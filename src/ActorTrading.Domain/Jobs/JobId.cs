namespace ActorTrading.Domain.Jobs;

/// <summary>A scheduled job's id.</summary>
public readonly record struct JobId(string Value) : IComparable<JobId>
{
    public const int LengthMax = 64;

    /// <summary>Lower-case letters, digits, <c>-</c> and <c>_</c>; starts with a letter or digit.</summary>
    public static bool IsJobId(string? text) =>
        text is { Length: > 0 and <= LengthMax }
        && (char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0]))
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    public int CompareTo(JobId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
