using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// The one way in which domain values become JSON: snake case, values as their text or number, unions by the name of
/// their case in <c>kind</c>, dictionaries in key order. Equal values give equal bytes, which state hashes rest on.
/// </summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    internal static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ClosedUnionJson.AddCases } },
        };
        AddValues(options.Converters);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    private static void AddValues(IList<JsonConverter> converters)
    {
        converters.Add(new TimestampConverter());
        converters.Add(new AmountConverter());
        converters.Add(new CanonicalDecimalConverter());
        converters.Add(new TextValueConverter<Currency>(Currency.Of, v => v.Code));
        converters.Add(new TextValueConverter<Symbol>(Symbol.Of, v => v.Value));
        converters.Add(new TextValueConverter<Timeframe>(ParseTimeframe, v => v.ToString()));
        converters.Add(new TextValueConverter<ClientOrderId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<VenueOrderId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<TradeId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<OcoGroupId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<AccountId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<TransferId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<PortfolioId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<RuleId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<RecommendationId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<SessionId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<TokenId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<SecretHash>(v => new(v), v => v.Hex));
        converters.Add(new TextValueConverter<AuditEntryId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<CorrelationId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<AlertKey>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<AlertId>(ParseAlertId, v => v.ToString()));
        converters.Add(new TextValueConverter<JobId>(v => new(v), v => v.Value));
        converters.Add(new TextValueConverter<RuleOnSymbol>(ParseRuleOnSymbol, v => v.ToString()));
        converters.Add(new TextValueConverter<HaltScope>(ParseHaltScope, v => v.ToString()));
        converters.Add(new NumberValueConverter<Price>(v => new(v), v => v.Value));
        converters.Add(new NumberValueConverter<Quantity>(v => new(v), v => v.Value));
        converters.Add(new NumberValueConverter<Percentage>(v => new(v), v => v.Points));
    }

    private static Timeframe ParseTimeframe(string text) =>
        Timeframe.TryParse(text, out var timeframe)
            ? timeframe
            : throw new JsonException($"'{text}' is not a timeframe such as 5m.");

    private static AlertId ParseAlertId(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AlertId(number)
            : throw new JsonException($"'{text}' is not the number of an alert.");

    private static RuleOnSymbol ParseRuleOnSymbol(string text) => text.LastIndexOf('@') is >= 0 and var at
        ? new RuleOnSymbol(new RuleId(text[..at]), Symbol.Of(text[(at + 1)..]))
        : throw new JsonException($"'{text}' is not a rule on a symbol such as rule@BTC-USD.");

    private static HaltScope ParseHaltScope(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var kind = space < 0 ? text : text[..space];
        return Enum.TryParse<HaltScopeKind>(kind, ignoreCase: true, out var scope)
            ? new HaltScope(scope, space < 0 ? "" : text[(space + 1)..])
            : throw new JsonException($"'{text}' is not a halt scope such as 'portfolio main'.");
    }
}
