using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The values of the rule fields that are about the portfolio, its position in the symbol, and the clock.
/// </summary>
internal static class PortfolioFields
{
    private const decimal PerCent = 100m;

    /// <summary>All values of the compiled rules: the market's as they came, the portfolio's own filled in.</summary>
    public static FieldValue[] Fill(CompiledRuleSet rules, MarketSnapshot market, PortfolioView view)
    {
        var position = view.PositionIn(market.Symbol);
        var values = new FieldValue[rules.Fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = rules.Fields[i];
            values[i] = field.Scope switch
            {
                FieldScope.Market or FieldScope.Advice => market.Values[i],
                FieldScope.Time =>
                    ClockFields.Read(
                        field, TimeZoneInfo.FindSystemTimeZoneById(field.TimeZone ?? "UTC"), market.At, null),
                FieldScope.Portfolio => FieldValue.Of(OfPortfolio(field.Name, market, view), market.At),
                FieldScope.Position when position is null => FieldValue.Missing,
                FieldScope.Position => FieldValue.Of((double)OfPosition(field.Name, position, view), market.At),
                _ => throw new UnreachableException(),
            };
        }

        return values;
    }

    private static double OfPortfolio(string name, MarketSnapshot market, PortfolioView view) => name switch
    {
        "portfolio_cash_percentage" => (double)view.CashPercentage,
        "portfolio_exposure_percentage" => (double)view.ExposurePercentage,
        "portfolio_drawdown_percentage" => (double)view.DrawdownPercentage,
        "portfolio_daily_pnl_percentage" => (double)DailyProfitPercentage(view),
        "portfolio_daily_pnl" => (double)view.DailyProfit.Value,
        "portfolio_equity" => (double)view.Equity.Value,
        "open_positions" => view.Positions.Length,
        "position_open" => view.PositionIn(market.Symbol) is null ? 0 : 1,
        "correlation_with_holdings" => CorrelationWithHoldings(market, view),
        _ => throw new UnreachableException($"'{name}' passed validation but is no field of a portfolio."),
    };

    private static decimal OfPosition(string name, PositionView position, PortfolioView view) => name switch
    {
        "position_pnl_percentage" => position.ProfitPercentage,
        "position_pnl" => position.UnrealisedProfit.Value,
        "position_holding_minutes" => (decimal)(view.At - position.OpenedAt).TotalMinutes,
        "position_distance_from_peak_percentage" => DistanceFromPeak(position),
        "position_size_percentage" =>
            view.Equity.Value <= 0m ? 0m : position.Notional.Value / view.Equity.Value * PerCent,
        _ => throw new UnreachableException($"'{name}' passed validation but is no field of a position."),
    };

    private static decimal DailyProfitPercentage(PortfolioView view) =>
        view.DayStartEquity.Value <= 0m ? 0m : view.DailyProfit.Value / view.DayStartEquity.Value * PerCent;

    private static decimal DistanceFromPeak(PositionView position)
    {
        var back = position.Side.Sign() * (position.BestPrice.Value - position.MarkPrice.Value);
        return Math.Max(0m, back / position.BestPrice.Value * PerCent);
    }

    // Not a number, hence missing, while one of the holdings' correlations is not known yet.
    private static double CorrelationWithHoldings(MarketSnapshot market, PortfolioView view)
    {
        ImmutableArray<Symbol> others = [.. view.Positions.Select(p => p.Symbol).Where(s => s != market.Symbol)];
        return others.IsEmpty ? 0 : others.Select(other => CorrelationWith(market, other)).Aggregate(Math.Max);
    }

    private static double CorrelationWith(MarketSnapshot market, Symbol other)
    {
        foreach (var correlation in market.Correlations)
        {
            if (correlation.Symbol == other)
            {
                return correlation.Value;
            }
        }

        return double.NaN;
    }
}
