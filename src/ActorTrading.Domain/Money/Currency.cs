namespace ActorTrading.Domain.Money;

/// <summary>A currency or coin by its venue code, in capitals: <c>USD</c>, <c>BTC</c>, <c>USDT</c>.</summary>
public readonly record struct Currency : IComparable<Currency>
{
    private const int CodeLengthMax = 20;
    private readonly string? _code;

    private Currency(string code) => _code = code;

    public static Currency Usd { get; } = new("USD");

    public string Code => _code ?? throw new InvalidOperationException("This currency was never set.");

    public static Currency Of(string code) =>
        IsCode(code)
            ? new(code)
            : throw new ArgumentException($"'{code}' is not a currency code such as USD.", nameof(code));

    /// <summary>Capitals and digits, up to twenty of them.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: > 0 and <= CodeLengthMax }
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    public int CompareTo(Currency other) => string.CompareOrdinal(_code, other._code);

    public override string ToString() => _code ?? "?";
}
