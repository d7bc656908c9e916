using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Configuration.Settings;

/// <summary>The kinds of values that settings have.</summary>
internal static class SettingTypes
{
    private const NumberStyles PlainNumber = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    public static SettingType<bool> Flag { get; } = new()
    {
        Allowed = "true or false",
        Shape = JsonShape.Flag,
        Read = texts => texts[0] switch
        {
            "true" => true,
            "false" => false,
            _ => throw new FormatException("it is neither true nor false"),
        },
        Write = flag => [flag ? "true" : "false"],
    };

    public static SettingType<int> Whole(int min, int max) => new()
    {
        Allowed = $"a whole number from {min} to {max}",
        Shape = JsonShape.Number,
        Read = texts => int.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Within(number, min, max)
            : throw new FormatException("it is no whole number in reach"),
        Write = number => [number.ToString(CultureInfo.InvariantCulture)],
        Constrain = schema => Range(schema, "integer", min, max),
    };

    public static SettingType<ulong> Seed { get; } = new()
    {
        Allowed = "a whole number, zero or above",
        Shape = JsonShape.Number,
        Read = texts => ulong.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new FormatException("it is no whole number in reach"),
        Write = seed => [seed.ToString(CultureInfo.InvariantCulture)],
        Constrain = schema => Range(schema, "integer", 0UL, ulong.MaxValue),
    };

    public static SettingType<decimal> Number(decimal min, decimal max) => new()
    {
        Allowed = string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}"),
        Shape = JsonShape.Number,
        Read = texts => decimal.TryParse(texts[0], PlainNumber, CultureInfo.InvariantCulture, out var number)
            ? Within(number, min, max)
            : throw new FormatException("it is no number, written plainly as in 0.5"),
        Write = number => [number.ToString(CultureInfo.InvariantCulture)],
        Constrain = schema => Range(schema, "number", min, max),
    };

    /// <param name="names">What each value is called.</param>
    public static SettingType<T> OneOf<T>(params ReadOnlySpan<(string Name, T Value)> names)
        where T : struct
    {
        var all = names.ToImmutableArray();
        return new()
        {
            Allowed = string.Join(", ", all.Select(n => n.Name)),
            Shape = JsonShape.Text,
            Read = texts => all.Where(n => n.Name == texts[0]).Select(n => (T?)n.Value).FirstOrDefault()
                ?? throw new FormatException("there is no such choice"),
            Write = value => [all.First(n => n.Value.Equals(value)).Name],
            Constrain = schema => schema["enum"] = new JsonArray([.. all.Select(n => JsonValue.Create(n.Name))]),
        };
    }

    /// <param name="allowed">What is allowed, as it stands after "Allowed:".</param>
    /// <param name="read">Throws a <see cref="FormatException"/> that says what is wrong.</param>
    /// <param name="write">Gives the text from which the value can be read again.</param>
    public static SettingType<T> Text<T>(string allowed, Func<string, T> read, Func<T, string> write) => new()
    {
        Allowed = allowed,
        Shape = JsonShape.Text,
        Read = texts => read(texts[0]),
        Write = value => [write(value)],
    };

    /// <summary>A value that may be missing, which is written as an empty text.</summary>
    public static SettingType<T?> OptionalValue<T>(SettingType<T> type)
        where T : struct => new()
        {
            Allowed = type.Allowed + "; empty for none",
            Shape = JsonShape.Text,
            Read = texts => texts[0].Length == 0 ? null : type.Read(texts),
            Write = value => value is { } present ? type.Write(present) : [],
        };

    /// <inheritdoc cref="OptionalValue"/>
    public static SettingType<T?> Optional<T>(SettingType<T> type)
        where T : class => new()
        {
            Allowed = type.Allowed + "; empty for none",
            Shape = JsonShape.Text,
            Read = texts => texts[0].Length == 0 ? null : type.Read(texts),
            Write = value => value is null ? [] : type.Write(value),
        };

    public static SettingType<ImmutableArray<T>> ListOf<T>(SettingType<T> type, int max) => new()
    {
        Allowed = $"a list of at most {max}, each {type.Allowed}",
        Shape = JsonShape.List,
        Read = texts => texts.Count <= max
            ? [.. texts.Select(text => Item(type, text))]
            : throw new FormatException($"it has {texts.Count} items"),
        Write = list => [.. list.SelectMany(type.Write)],
        Constrain = schema =>
        {
            var items = new JsonObject { ["type"] = "string" };
            type.Constrain(items);
            schema["items"] = items;
            schema["maxItems"] = max;
        },
    };

    private static T Item<T>(SettingType<T> type, string text)
    {
        try
        {
            return type.Read([text]);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"'{text}': {exception.Message}", exception);
        }
    }

    private static T Within<T>(T number, T min, T max)
        where T : IComparable<T> =>
        number.CompareTo(min) >= 0 && number.CompareTo(max) <= 0
            ? number
            : throw new FormatException("it is out of bounds");

    private static void Range<T>(JsonObject schema, string type, T min, T max)
        where T : struct
    {
        schema["type"] = type;
        schema["minimum"] = JsonValue.Create(min);
        schema["maximum"] = JsonValue.Create(max);
    }
}
