using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>What was not done, and why: every code with its count, and examples with all that was known.</summary>
internal static class DenialSection
{
    private const int CodesMax = 40;
    private const int ExamplesMax = 3;
    private const int LinesMax = 50;

    public static void Write(HtmlWriter html, RunReport report)
    {
        html.Open("section", ("id", "denied")).Leaf("h2", "What was denied and why");
        html.Open("p", ("class", "caption")).Text("Every order and every refusal with its why: ");
        html.Leaf("a", ReportFiles.Decisions, ("href", ReportFiles.Decisions)).Close();
        if (report.Denials.IsEmpty)
        {
            html.Leaf("p", "Nothing was denied.", ("class", "empty"));
        }

        foreach (
            var denial in report.Denials.OrderByDescending(d => d.Count).ThenBy(d => d.Code, StringComparer.Ordinal)
                .Take(CodesMax))
        {
            html.Open("details", ("class", "denial"));
            html.Open("summary").Leaf("code", denial.Code)
                .Leaf("span", $"{DisplayText.Count(denial.Count)} ×", ("class", "count")).Close();
            foreach (var example in denial.Examples.Take(ExamplesMax))
            {
                WriteExample(html, example);
            }

            html.Close();
        }

        html.Close();
    }

    private static void WriteExample(HtmlWriter html, DecisionRecord decision)
    {
        html.Open("article");
        html.Leaf("h4", $"{DisplayText.Time(decision.At)} UTC, {WhereOf(decision)}");
        html.Leaf(
            "p",
            decision.Refusal?.Message ?? (
                decision.OutrankedBy is { } winner ? $"Outranked by {winner}." : SnakeCase.Of(decision.Kind)));
        html.Open("ul");
        if (decision.Rule is { } rule)
        {
            html.Leaf("li", $"Rule {rule.Name}, version {rule.Version}, {SnakeCase.Of(rule.Type)}");
        }

        foreach (var line in Lines(decision).Take(LinesMax))
        {
            html.Leaf("li", line);
        }

        html.Close().Close();
    }

    private static string WhereOf(DecisionRecord decision) =>
        decision.Symbol is { } symbol ? $"{symbol}, {decision.Portfolio}" : decision.Portfolio.ToString();

    private static IEnumerable<string> Lines(DecisionRecord decision) =>
    [
        .. decision.Conditions.Select(ConditionLine),
        .. decision.Sizing.Select(s => $"Size: {s.Name} = {DisplayText.Price(s.Value)}"),
        .. decision.Risk.Select(RiskLine),
        .. decision.Order is { } order
            ? [
                OrderLine(order)]
            : Array.Empty<string>(),
    ];

    private static string OrderLine(OrderSpec order) =>
        $"Order: {SnakeCase.Of(order.Side)} {order.Quantity} {order.Symbol}, {SnakeCase.Of(order.Type)}";

    private static string ConditionLine(ConditionReading reading)
    {
        var holds = reading.Holds switch { true => "true", false => "false", null => "unknown" };
        return $"{reading.Text}: {ValueText(reading.Value)}, {holds}";
    }

    private static string ValueText(FieldValue value) => value.Availability == Availability.Missing
        ? "missing"
        : $"{value.Text ?? DisplayText.Number(value.Number)} as of {DisplayText.Time(value.AsOf)}"
            + (value.Availability == Availability.Stale ? ", stale" : string.Empty);

    private static string RiskLine(RiskVerdict verdict) =>
        $"Risk: {verdict.Code} {(verdict.Passed ? "passed" : "denied")}"
        + (verdict.Limit is { } limit ? $", limit {DisplayText.Price(limit)}" : string.Empty)
        + (verdict.Observed is { } observed ? $", observed {DisplayText.Price(observed)}" : string.Empty);
}
