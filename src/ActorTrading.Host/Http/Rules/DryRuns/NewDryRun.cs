using System.ComponentModel;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>
/// Rules to be tried on bars: those that are sent along, a rule that is there, or all active ones of a portfolio.
/// </summary>
public sealed record NewDryRun
{
    internal static Timeframe TimeframeDefault { get; } = Domain.Instruments.Timeframe.OfMinutes(1);

    [Description("A rule, a list of rules, or a document {\"rules\": [...]} with its sections, as the rule format has "
        + "them.")]
    public JsonElement? Strategy { get; init; }

    [Description("A rule that is there, in its latest version, as if it were active.")]
    public string? RuleId { get; init; }

    [Description("All active rules of this portfolio, with its limits.")]
    public string? PortfolioId { get; init; }

    [Description("The market whose bars are taken, such as BTC-USD.")]
    public required Symbol Symbol { get; init; }

    [Description("Length of the bars, of which longer ones are made; 1m unless said.")]
    public Timeframe? Timeframe { get; init; }

    [Description("From when on rules decide; bars before it warm indicators up. Left out for the latest stored bars.")]
    public Timestamp? From { get; init; }

    [Description("Up to when bars are taken; left out for the last one.")]
    public Timestamp? To { get; init; }

    [Description("Bars that go before stored ones of the same time; by themselves where neither from nor to is said.")]
    public IReadOnlyList<DryRunBar>? Bars { get; init; }

    [Description("What the portfolio begins with, in the market's quote currency; 10000 unless said.")]
    public decimal? Cash { get; init; }

    [Description("Firings, and orders, that are told one by one: 1 to 500, 100 unless said. All of them are counted.")]
    public int? Limit { get; init; }

    internal Timeframe BarLength => Timeframe ?? TimeframeDefault;

    internal bool TakesStored => Bars is null || From is not null || To is not null;

    /// <summary>Ends the request where it cannot be run, with everything that is wrong.</summary>
    internal void Demand()
    {
        FieldProblem[] problems = [.. Problems()];
        if (problems.Length > 0)
        {
            throw JsonReading.Invalid(problems).AsException();
        }
    }

    private IEnumerable<FieldProblem> Problems()
    {
        if (new[] { Strategy is not null, RuleId is not null, PortfolioId is not null }.Count(given => given) != 1)
        {
            yield return new("$", "one_of", "Say one of strategy, rule_id and portfolio_id.");
        }

        if (BarLength.IsTick)
        {
            yield return new("$.timeframe", "value_invalid", "A dry run takes bars, not ticks.");
            yield break;
        }

        if (From > To)
        {
            yield return new("$.to", "value_invalid", "This is not before from.");
        }

        if (Cash is <= 0m or > DryRunLimits.CashMax)
        {
            yield return new("$.cash", "value_invalid", $"This is above zero, and {DryRunLimits.CashMax} at most.");
        }

        if (Limit is < 1 or > DryRunLimits.ShownMax)
        {
            yield return new("$.limit", "value_invalid", $"This is a number from 1 to {DryRunLimits.ShownMax}.");
        }

        foreach (var (index, bar) in (Bars ?? []).Index())
        {
            foreach (var problem in bar.ProblemsAt($"$.bars[{index}]", BarLength))
            {
                yield return problem;
            }
        }
    }
}
