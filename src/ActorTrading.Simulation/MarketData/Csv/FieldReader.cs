using System.Globalization;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData.Csv;

internal enum FieldFault
{
    None,
    Missing,
    NotANumber,
    Overflow,
    UnknownValue,
    TooMany,
}

/// <summary>
/// Reads the comma-separated fields of one line from left to right without allocating. The first fault is remembered
/// and later fields read as zero, so that a decoder reads the whole row and asks once.
/// </summary>
internal ref struct FieldReader(ReadOnlySpan<byte> line)
{
    /// <summary>Digits that any unsigned 64-bit mantissa can hold.</summary>
    private const int FastDigitsMax = 19;

    private readonly ReadOnlySpan<byte> _line = line;
    private int _position;

    public FieldFault Fault { get; private set; }

    /// <summary>Position of the field last read, counted from zero; after a fault, of the faulty one.</summary>
    public int Field { get; private set; } = -1;

    /// <summary>The bytes of the faulty field.</summary>
    public ReadOnlySpan<byte> FaultText { get; private set; }

    public long Integer()
    {
        if (!Begin())
        {
            return 0;
        }

        var start = _position;
        var isNegative = TakeMinus();
        var digits = _position;
        var value = 0L;
        while (_position < _line.Length && (uint)(_line[_position] - '0') is var digit and <= 9)
        {
            value = (value * 10) + digit;
            _position++;
        }

        return (_position - digits) is > 0 and < FastDigitsMax && End()
            ? isNegative ? -value : value
            : (long)Fail(start, SlowFault(start));
    }

    /// <summary>
    /// Exact as written, trailing zeros included, up to the 28 digits of the type; digits beyond are rounded.
    /// </summary>
    public decimal Decimal()
    {
        if (!Begin())
        {
            return 0m;
        }

        var start = _position;
        var isNegative = TakeMinus();
        var mantissa = 0UL;
        var digits = 0;
        var scale = 0;
        Digits(ref mantissa, ref digits);
        if (_position < _line.Length && _line[_position] == (byte)'.')
        {
            _position++;
            var whole = digits;
            Digits(ref mantissa, ref digits);
            scale = digits - whole;
        }

        return digits is > 0 and <= FastDigitsMax && End()
            ? new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative, (byte)scale)
            : Slow(start);
    }

    public Side Side()
    {
        if (!Begin())
        {
            return default;
        }

        var start = _position;
        var text = Rest(start);
        _position += text.Length;
        End();
        if (text.SequenceEqual("buy"u8))
        {
            return Domain.Instruments.Side.Buy;
        }

        if (!text.SequenceEqual("sell"u8))
        {
            Fail(start, FieldFault.UnknownValue);
        }

        return Domain.Instruments.Side.Sell;
    }

    /// <summary>Says that the row ends here.</summary>
    public void Finish()
    {
        if (Fault == FieldFault.None && _position <= _line.Length)
        {
            Field++;
            Fail(_position, FieldFault.TooMany);
        }
    }

    private bool Begin()
    {
        if (Fault != FieldFault.None)
        {
            return false;
        }

        Field++;
        if (_position < _line.Length)
        {
            return true;
        }

        // A position behind the end means that the last comma is used up; at the end, that nothing follows it.
        Fail(Math.Min(_position, _line.Length), FieldFault.Missing);
        return false;
    }

    private bool TakeMinus()
    {
        var isNegative = _line[_position] == (byte)'-';
        _position += isNegative ? 1 : 0;
        return isNegative;
    }

    private void Digits(ref ulong mantissa, ref int count)
    {
        var position = _position;
        while (position < _line.Length && (uint)(_line[position] - '0') is var digit and <= 9)
        {
            mantissa = (mantissa * 10) + digit;
            position++;
        }

        count += position - _position;
        _position = position;
    }

    private bool End()
    {
        if (_position == _line.Length)
        {
            _position++;
            return true;
        }

        return _line[_position] == (byte)',' && ++_position > 0;
    }

    private readonly ReadOnlySpan<byte> Rest(int start)
    {
        var rest = _line[start..];
        var comma = rest.IndexOf((byte)',');
        return comma < 0 ? rest : rest[..comma];
    }

    /// <summary>Exponents, leading blanks and more digits than the fast path holds.</summary>
    private decimal Slow(int start)
    {
        var text = Rest(start);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return Fail(start, SlowFault(start));
        }

        _position = start + text.Length;
        End();
        return value;
    }

    private readonly FieldFault SlowFault(int start) =>
        double.TryParse(Rest(start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? FieldFault.Overflow
            : Rest(start).IsEmpty ? FieldFault.Missing : FieldFault.NotANumber;

    private decimal Fail(int start, FieldFault fault)
    {
        Fault = fault;
        FaultText = Rest(start);
        return 0m;
    }
}
