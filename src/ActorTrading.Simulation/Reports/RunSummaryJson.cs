using System.Text.Json;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// The result of a run as one JSON object, for <c>--json</c> and <c>summary.json</c>. Fractions are plain (0.05 is
/// five per cent), money is in <c>currency</c>, times are ISO 8601 UTC, durations seconds; an undefined ratio is null.
/// </summary>
public static class RunSummaryJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream output, RunReport report)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        var metrics = report.Metrics;
        json.WriteStartObject();
        json.WriteString("title", report.Title);
        json.WriteString("version", report.ProductVersion);
        WriteResult(json, metrics);
        WriteRatios(json, metrics.Ratios);
        WriteDrawdown(json, "drawdown", metrics.Drawdown);
        WriteDrawdown(json, "drawdown_of_every_mark", metrics.DrawdownOfEveryMark);
        WriteTrades(json, metrics.Trades);
        WriteActivity(json, metrics.Activity);
        WriteDenials(json, report);
        WriteWarnings(json, metrics);
        WriteRun(json, report);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, PerformanceMetrics metrics)
    {
        json.WriteString("convention", metrics.Convention.Name());
        json.WriteNumber("days_per_year", metrics.DaysPerYear);
        json.WriteString("first_time", metrics.FirstTime.ToString());
        json.WriteString("last_time", metrics.LastTime.ToString());
        json.WriteString("currency", metrics.StartBalance.Currency.Code);
        json.WriteNumber("start_balance", metrics.StartBalance.Value);
        json.WriteNumber("final_balance", metrics.FinalBalance.Value);
        json.WriteNumber("profit", metrics.Profit.Value);
        json.WriteNumber("total_return", metrics.TotalReturn);
    }

    private static void WriteRatios(Utf8JsonWriter json, RiskFigures ratios)
    {
        json.WriteStartObject("ratios");
        foreach (var (name, ratio) in Named(ratios))
        {
            json.WriteStartObject(name);
            WriteNumber(json, "value", ratio.Value);
            json.WriteString("convention", ratio.Convention.Name());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, Ratio Ratio)> Named(RiskFigures ratios) =>
    [
        ("annual_growth", ratios.AnnualGrowth),
        ("sharpe", ratios.Sharpe),
        ("sortino", ratios.Sortino),
        ("calmar", ratios.Calmar),
        ("max_drawdown", ratios.MaxDrawdown),
        ("volatility", ratios.Volatility),
        ("profit_factor", ratios.ProfitFactor),
        ("expectancy", ratios.Expectancy),
        ("expectancy_ratio", ratios.ExpectancyRatio),
        ("win_rate", ratios.WinRate),
        ("system_quality", ratios.SystemQuality),
        ("probabilistic_sharpe", ratios.ProbabilisticSharpe),
        ("omega", ratios.Omega),
        ("value_at_risk_95", ratios.ValueAtRisk95),
        ("value_at_risk_99", ratios.ValueAtRisk99),
    ];

    private static void WriteDrawdown(Utf8JsonWriter json, string name, DrawdownFigures? drawdown)
    {
        if (drawdown is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("depth", drawdown.Depth);
        json.WriteNumber("money", drawdown.Money.Value);
        json.WriteNumber("largest_money", drawdown.LargestMoney.Value);
        WriteTime(json, "peak_at", drawdown.PeakAt);
        WriteTime(json, "trough_at", drawdown.TroughAt);
        WriteTime(json, "recovered_at", drawdown.RecoveredAt);
        json.WriteNumber("longest_underwater", drawdown.LongestUnderwater.TotalSeconds);
        json.WriteNumber("current", drawdown.Current);
        json.WriteEndObject();
    }

    private static void WriteTrades(Utf8JsonWriter json, TradeFigures trades)
    {
        json.WriteStartObject("trades");
        json.WriteNumber("count", trades.Count);
        json.WriteNumber("wins", trades.Wins);
        json.WriteNumber("losses", trades.Losses);
        json.WriteNumber("draws", trades.Draws);
        json.WriteNumber("gross_profit", trades.GrossProfit.Value);
        json.WriteNumber("gross_loss", trades.GrossLoss.Value);
        WriteMoney(json, "average_win", trades.AverageWin);
        WriteMoney(json, "average_loss", trades.AverageLoss);
        json.WriteNumber("longest_win_streak", trades.LongestWinStreak);
        json.WriteNumber("longest_loss_streak", trades.LongestLossStreak);
        WriteNumber(json, "average_holding", trades.AverageHolding?.TotalSeconds);
        json.WriteEndObject();
    }

    private static void WriteActivity(Utf8JsonWriter json, ActivityFigures activity)
    {
        json.WriteNumber("fees", activity.Fees.Value);
        WriteMoney(json, "traded_notional", activity.TradedNotional);
        WriteNumber(json, "turnover", activity.Turnover);
        WriteNumber(json, "market_change", activity.MarketChange);
        WriteNumber(json, "time_in_market", activity.TimeInMarket);
        WriteNumber(json, "average_exposure", activity.AverageExposure);
        json.WriteStartObject("orders");
        json.WriteNumber("sent", activity.Orders.Sent);
        json.WriteNumber("filled", activity.Orders.Filled);
        json.WriteNumber("denied", activity.Orders.Denied);
        json.WriteNumber("rejected", activity.Orders.Rejected);
        json.WriteNumber("cancelled", activity.Orders.Cancelled);
        json.WriteNumber("timed_out", activity.Orders.TimedOut);
        json.WriteNumber("expired", activity.Orders.Expired);
        json.WriteEndObject();
    }

    private static void WriteDenials(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject("denials");
        foreach (var denial in report.Denials)
        {
            json.WriteNumber(denial.Code, denial.Count);
        }

        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, PerformanceMetrics metrics)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in metrics.Warnings)
        {
            json.WriteStringValue(warning.Code);
        }

        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, RunReport report)
    {
        json.WriteNumber("open_positions", report.OpenPositions.Length);
        json.WriteNumber("data_findings", report.Findings.Sum(f => f.Count));
        json.WriteString("order_hash", report.Fingerprint.OrderHash);
        json.WriteString("state_hash", report.Fingerprint.StateHash);
        json.WriteNumber("seed", report.Fingerprint.Seed);
        json.WriteString("command", report.Fingerprint.Command);
        if (report.Pace is { } pace)
        {
            json.WriteNumber("events", pace.Events);
            json.WriteNumber("duration", pace.Duration.TotalSeconds);
            json.WriteNumber("events_per_second", pace.EventsPerSecond);
        }
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, Amount? amount)
    {
        if (amount is { } value)
        {
            json.WriteNumber(name, value.Value);
            return;
        }

        json.WriteNull(name);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
            return;
        }

        json.WriteNull(name);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, Timestamp? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.ToString());
            return;
        }

        json.WriteNull(name);
    }
}
