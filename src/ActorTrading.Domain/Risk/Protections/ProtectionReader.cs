using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>
/// Reads the parameters of one protection, reports what is wrong with them, and keeps in mind which were asked for.
/// What is absent or wrong is null.
/// </summary>
internal sealed class ProtectionReader(
    JsonElement item, string path, Timeframe timeframe, ImmutableArray<ProtectionError>.Builder errors)
{
    /// <summary>Ten years in minutes, beyond which a number is a mistake.</summary>
    private const int CountMax = 5_256_000;

    private const decimal RatioMax = 100m;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public ProtectionSpan Lookback() =>
        Span("lookback_period", "lookback_period_candles") ?? new Protection.CooldownPeriod().Lookback;

    public LockTerms Stop()
    {
        var hasTime = item.TryGetProperty("unlock_at", out _);
        var unlockAt = TimeOfDay("unlock_at");
        var span = Span("stop_duration", "stop_duration_candles");
        if (hasTime && span is not null)
        {
            Report(RuleErrorCodes.PropertyNotApplicable, "unlock_at",
                "'unlock_at' and a stop duration exclude each other; keep one.");
        }

        return unlockAt is { } time
            ? new LockTerms.UntilTimeOfDay(time)
            : span is { } duration ? new LockTerms.For(duration) : new Protection.CooldownPeriod().Stop;
    }

    public int? Count(string name)
    {
        if (Take(name, JsonValueKind.Number, "a whole number") is not { } value)
        {
            return null;
        }

        if (!value.TryGetInt32(out var count))
        {
            Report(RuleErrorCodes.NotAnInteger, name, $"'{name}' is a whole number, not {value.GetRawText()}.");
            return null;
        }

        return InRange(name, count, 1, CountMax) ? count : null;
    }

    /// <summary>A ratio: 0.01 is one per cent.</summary>
    public decimal? Ratio(string name, decimal minimum)
    {
        if (Take(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        return value.TryGetDecimal(out var ratio) && ratio >= minimum && ratio <= RatioMax
            ? ratio
            : OutOfRange(name, value.GetRawText(), minimum, RatioMax);
    }

    public bool Flag(string name)
    {
        _taken.Add(name);
        if (!item.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }

        Report(RuleErrorCodes.WrongType, name, $"'{name}' is true or false.");
        return false;
    }

    /// <param name="absent">Taken where the property is absent; null where it must be there.</param>
    public string? Word(string name, string? absent, ImmutableArray<string> allowed)
    {
        _taken.Add(name);
        if (!item.TryGetProperty(name, out var value))
        {
            if (absent is null)
            {
                Report(RuleErrorCodes.MissingProperty, null,
                    $"'{name}' is missing. Allowed: {string.Join(", ", allowed)}.");
            }

            return absent;
        }

        if (value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString()!))
        {
            return value.GetString();
        }

        Report(RuleErrorCodes.UnknownValue, name,
            $"{value.GetRawText()} is no {name}. Allowed: {string.Join(", ", allowed)}.");
        return null;
    }

    /// <summary>Reports what was not asked for, and what was given twice.</summary>
    public void Finish(string method)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var allowed = string.Join(", ", _taken.Order(StringComparer.Ordinal));
        foreach (var property in item.EnumerateObject())
        {
            if (!_taken.Contains(property.Name))
            {
                Report(
                    RuleErrorCodes.UnknownProperty,
                    property.Name,
                    $"'{property.Name}' is no parameter of {method}. Allowed: {allowed}.");
            }
            else if (!seen.Add(property.Name))
            {
                Report(RuleErrorCodes.DuplicateProperty, property.Name,
                    $"'{property.Name}' is given twice. Keep one of the two.");
            }
        }
    }

    private ProtectionSpan? Span(string minutes, string candles)
    {
        var (inMinutes, inCandles) = (Count(minutes), Count(candles));
        if (inCandles is null)
        {
            return inMinutes is { } m ? ProtectionSpan.Minutes(m) : null;
        }

        if (item.TryGetProperty(minutes, out _))
        {
            Report(RuleErrorCodes.PropertyNotApplicable, candles,
                $"'{minutes}' and '{candles}' exclude each other; keep one.");
        }

        if (timeframe.IsTick)
        {
            Report(RuleErrorCodes.PropertyNotApplicable, candles,
                $"A session on ticks has no candles; write '{minutes}'.");
        }

        return ProtectionSpan.Candles(inCandles.Value);
    }

    private TimeOnly? TimeOfDay(string name)
    {
        if (Take(name, JsonValueKind.String, "a time of day such as 08:30") is not { } value)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(
            value.GetString(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Report(RuleErrorCodes.InvalidTime, name, $"{value.GetRawText()} is no time of day such as 08:30, in UTC.");
        return null;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string expected)
    {
        _taken.Add(name);
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == kind)
        {
            return value.ValueKind == kind ? value : null;
        }

        Report(RuleErrorCodes.WrongType, name, $"'{name}' is {expected}.");
        return null;
    }

    private bool InRange(string name, decimal value, decimal least, decimal most)
    {
        if (value >= least && value <= most)
        {
            return true;
        }

        OutOfRange(name, value.ToString(CultureInfo.InvariantCulture), least, most);
        return false;
    }

    private decimal? OutOfRange(string name, string value, decimal least, decimal most)
    {
        Report(RuleErrorCodes.OutOfRange, name, $"'{name}' is {value}; it goes from {least} to {most}.");
        return null;
    }

    private void Report(string code, string? name, string message) =>
        errors.Add(new(code, name is null ? path : $"{path}.{name}", message));
}
