namespace ActorTrading.Domain.Audit;

/// <summary>What joins a request, its commands, their orders and the log lines about them.</summary>
public readonly record struct CorrelationId(string Value) : IComparable<CorrelationId>
{
    /// <summary>Characters that one from outside can have.</summary>
    public const int LengthMax = 64;

    /// <summary>Letters, digits, dot, dash and underscore: nothing that could break a log line.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= LengthMax }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    public int CompareTo(CorrelationId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
