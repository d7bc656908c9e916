using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sessions.Json;
using P = ActorTrading.Domain.Risk.Json.RiskLimitProperties;

namespace ActorTrading.Domain.Risk.Json;

/// <summary>Reads risk limits. What is absent keeps its default, and null switches a limit off.</summary>
internal sealed class RiskLimitsReader(ErrorList errors)
{
    public RiskLimits Read(SourceNode node, RiskLimits defaults)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(RuleErrorCodes.WrongType, node,
                $"Risk limits are an object, found {ObjectReader.Name(node.Kind)}.");
            return defaults;
        }

        var reader = new ObjectReader(node, errors);
        var limits = Lists(reader, Rates(reader, Losses(reader, Sizes(reader, defaults))));
        reader.Finish(P.All, "risk limits");
        return limits;
    }

    private static RiskLimits Sizes(ObjectReader reader, RiskLimits limits) => limits with
    {
        MaxPositionPercentage = Limit(reader, P.MaxPositionPercentage, limits.MaxPositionPercentage, reader.Number),
        MaxPositionNotional = Limit(reader, P.MaxPositionNotional, limits.MaxPositionNotional, reader.Number),
        MaxOrderNotional = Limit(reader, P.MaxOrderNotional, limits.MaxOrderNotional, reader.Number),
        MaxOpenPositions = Limit(reader, P.MaxOpenPositions, limits.MaxOpenPositions, reader.Integer),
        MaxPortfolioExposurePercentage =
            Limit(reader, P.MaxPortfolioExposure, limits.MaxPortfolioExposurePercentage, reader.Number),
        MaxGroupExposurePercentage =
            Limit(reader, P.MaxGroupExposure, limits.MaxGroupExposurePercentage, reader.Number),
        MaxAccountExposure = Limit(reader, P.MaxAccountExposure, limits.MaxAccountExposure, reader.Number),
        MaxCorrelation = Limit(reader, P.MaxCorrelation, limits.MaxCorrelation, p => (double?)reader.Number(p)),
        MinCashPercentage = Limit(reader, P.MinCash, limits.MinCashPercentage, reader.Number),
        MaxLeverage = Limit(reader, P.MaxLeverage, limits.MaxLeverage, reader.Number),
    };

    private RiskLimits Losses(ObjectReader reader, RiskLimits limits) => limits with
    {
        MaxTradeRiskPercentage = Limit(reader, P.MaxTradeRisk, limits.MaxTradeRiskPercentage, reader.Number),
        MaxDailyLossPercentage = Limit(reader, P.MaxDailyLossPercentage, limits.MaxDailyLossPercentage, reader.Number),
        MaxDailyLoss = Limit(reader, P.MaxDailyLoss, limits.MaxDailyLoss, reader.Number),
        MaxDrawdownPercentage = Limit(reader, P.MaxDrawdown, limits.MaxDrawdownPercentage, reader.Number),
        LossHaltLevel = reader.Word(P.LossHaltLevel) is { } level
            ? WordTables.HaltLevels.Find(level)!.Value
            : limits.LossHaltLevel,
        LosingStreak = reader.Take(P.LosingStreak.Name) is { } streak ? Streak(streak) : limits.LosingStreak,
    };

    private static RiskLimits Rates(ObjectReader reader, RiskLimits limits) => limits with
    {
        MaxOrdersPerSecond = Limit(reader, P.MaxOrdersPerSecond, limits.MaxOrdersPerSecond, reader.Integer),
        MaxOrdersPerMinute = Limit(reader, P.MaxOrdersPerMinute, limits.MaxOrdersPerMinute, reader.Integer),
        MaxAutomaticExecutions =
            Limit(reader, P.MaxAutomaticExecutions, limits.MaxAutomaticExecutions, reader.Integer),
        PriceCollarPercentage = Limit(reader, P.PriceCollar, limits.PriceCollarPercentage, reader.Number),
        MaxDataAge = Limit(reader, P.MaxDataAge, limits.MaxDataAge, reader.Duration),
        DuplicateWindow = Limit(reader, P.DuplicateWindow, limits.DuplicateWindow, reader.Duration),
    };

    private RiskLimits Lists(ObjectReader reader, RiskLimits limits) => limits with
    {
        MaxOrderQuantities = BySymbol(reader, P.MaxOrderQuantities),
        MaxSymbolExposurePercentages = BySymbol(reader, P.MaxSymbolExposures),
        TradingHours = Hours(reader),
        AllowedSymbols = reader.Take(P.AllowedSymbols.Name) is { } allowed ? Symbols(allowed, "every symbol") : null,
        RestrictedSymbols = reader.Take(P.RestrictedSymbols.Name) is { } restricted ? Symbols(restricted, "none") : [],
    };

    /// <returns>Null where it is switched off, and where it is wrong, which is reported.</returns>
    private static T? Limit<T>(
        ObjectReader reader, PropertyDefinition property, T? absent, Func<PropertyDefinition, T?> read)
        where T : struct
    {
        if (reader.Take(property.Name) is not { } value)
        {
            return absent;
        }

        return value.Kind == JsonValueKind.Null ? null : read(property);
    }

    private LosingStreakLimit? Streak(SourceNode node)
    {
        if (node.Kind == JsonValueKind.Null)
        {
            return null;
        }

        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"A losing streak is an object with losses and cooldown, found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        var reader = new ObjectReader(node, errors);
        reader.Require(P.StreakLosses);
        reader.Require(P.StreakCooldown);
        var losses = reader.Integer(P.StreakLosses);
        var cooldown = reader.Duration(P.StreakCooldown);
        reader.Finish(P.OfStreak, "a losing streak");
        return losses is { } count && cooldown is { } pause ? new(count, pause) : null;
    }

    private TradingHours? Hours(ObjectReader reader) => reader.Take(P.TradingHours.Name) is { } hours
        ? new TradingHoursReader(errors).Read(hours)
        : null;

    private ImmutableSortedSet<Symbol> Symbols(SourceNode node, string meaningOfAbsence) =>
        [.. new SymbolListReader(errors).Read(node, meaningOfAbsence)];

    private ImmutableSortedDictionary<Symbol, decimal> BySymbol(ObjectReader reader, PropertyDefinition property)
    {
        var limits = ImmutableSortedDictionary.CreateBuilder<Symbol, decimal>();
        if (reader.Take(property.Name) is not { } node
            || !reader.IsOf(node, JsonValueKind.Object, "an object such as {\"BTC-USD\": 2}"))
        {
            return limits.ToImmutable();
        }

        foreach (var entry in node.Properties)
        {
            if (new SymbolListReader(errors).Parse(entry.Name, entry.Value) is { } symbol
                && reader.IsOf(entry.Value, JsonValueKind.Number, "a number")
                && Numbers.Decimal(entry.Value, errors) is { } limit)
            {
                limits[symbol] = Positive(entry, limit);
            }
        }

        return limits.ToImmutable();
    }

    private decimal Positive(SourceProperty entry, decimal limit)
    {
        if (limit <= 0m)
        {
            errors.Add(RuleErrorCodes.OutOfRange, entry.Value,
                $"The limit of {entry.Name} is {limit}; it must be above 0.");
        }

        return limit;
    }
}
