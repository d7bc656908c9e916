namespace ActorTrading.Domain.Instruments;

/// <summary>The name of a market as the system writes it, base before quote: <c>BTC-USD</c>.</summary>
public readonly record struct Symbol : IComparable<Symbol>
{
    private const int LengthMax = 40;
    private readonly string? _value;

    private Symbol(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This symbol was never set.");

    public static Symbol Of(string value) =>
        IsSymbol(value)
            ? new(value)
            : throw new ArgumentException($"'{value}' is not a symbol such as BTC-USD.", nameof(value));

    /// <summary>Capitals, digits, <c>-</c>, <c>_</c> and <c>.</c>; starts with a letter or digit.</summary>
    public static bool IsSymbol(string? text) =>
        text is { Length: > 0 and <= LengthMax }
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(IsSymbolCharacter);

    public int CompareTo(Symbol other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "?";

    private static bool IsSymbolCharacter(char c) =>
        char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.';
}
