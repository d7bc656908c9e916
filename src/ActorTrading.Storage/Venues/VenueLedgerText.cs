using System.Globalization;
using System.Text.Json;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Storage.Venues;

/// <summary>How a venue's books write what has no column type of its own.</summary>
internal static class VenueLedgerText
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);

    public static AccountReport Report(string text) =>
        JsonSerializer.Deserialize<AccountReport>(text, DomainJson.Options)
        ?? throw new JsonException("A report is not null.");

    public static string Number(decimal value) =>
        CanonicalDecimal.Of(value).ToString(CultureInfo.InvariantCulture);

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The name of the report's case.</summary>
    public static string Kind(AccountReport report) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(report.GetType().Name);
}
