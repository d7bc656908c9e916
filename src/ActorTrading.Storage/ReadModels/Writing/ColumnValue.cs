using System.Diagnostics;
using System.Globalization;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Serialization;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Storage.ReadModels.Writing;

/// <summary>What stands in a column: text, integer or nothing, in one form for each value of the domain.</summary>
internal static class ColumnValue
{
    public static void BindTo(SqliteStatement statement, int parameter, object? value) => _ = value switch
    {
        null => statement.Bind(parameter, (string?)null),
        string text => statement.Bind(parameter, text),
        long number => statement.Bind(parameter, number),
        int number => statement.Bind(parameter, (long)number),
        bool flag => statement.Bind(parameter, flag ? 1L : 0L),
        decimal number => statement.Bind(parameter, TextOf(number)),
        Price price => statement.Bind(parameter, TextOf(price.Value)),
        Quantity quantity => statement.Bind(parameter, TextOf(quantity.Value)),
        Timestamp time => statement.Bind(parameter, TextOf(time)),
        _ => throw new UnreachableException($"No column holds a {value.GetType().Name}."),
    };

    /// <summary>Without trailing zeros.</summary>
    public static string TextOf(decimal value) => CanonicalDecimal.Of(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>With all seven decimals, so that texts sort as the times do.</summary>
    public static string TextOf(Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
