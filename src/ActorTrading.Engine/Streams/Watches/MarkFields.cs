using System.Collections.Immutable;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// Writes a comparison of a value that moves with prices as a linear form whose sign decides it. Ratios to equity are
/// multiplied out, which keeps the sign while equity is positive.
/// </summary>
internal static class MarkFields
{
    private const double PerCent = 100;

    public static bool MovesWithPrices(FieldRef field) => field.Name is
        "portfolio_cash_percentage" or "portfolio_exposure_percentage" or "portfolio_drawdown_percentage"
        or "portfolio_daily_pnl_percentage" or "portfolio_daily_pnl" or "portfolio_equity"
        or "position_pnl_percentage" or "position_pnl" or "position_distance_from_peak_percentage"
        or "position_size_percentage";

    /// <summary>The numbers at which the comparison changes its truth; empty where they are not fixed.</summary>
    public static ImmutableArray<double> ThresholdsOf(Condition.Comparison comparison) => comparison.Value switch
    {
        Operand.Number number => [number.Value],
        Operand.Range range => [range.Low, range.High],
        Operand.Numbers numbers => numbers.Values,
        _ => [],
    };

    /// <param name="at">Position of the evaluated symbol among the holdings; minus one where it is not held.</param>
    /// <returns>Null where the field has no value, as that of a position that does not exist.</returns>
    public static LinearForm? FormOf(string field, double threshold, Holdings holdings, int at, IMarkListener listener)
    {
        var form = new FormBuilder(holdings);
        switch (field)
        {
            case "portfolio_equity":
                form.Equity(1).Plus(-threshold);
                break;
            case "portfolio_daily_pnl":
                form.Equity(1).Plus(-holdings.DayStartEquity - threshold);
                break;
            case "portfolio_daily_pnl_percentage":
                form.Equity(PerCent).Plus(-holdings.DayStartEquity * (PerCent + threshold));
                break;
            case "portfolio_drawdown_percentage":
                form.Equity(-PerCent).Plus(holdings.PeakEquity * (PerCent - threshold));
                break;
            case "portfolio_cash_percentage":
                form.Equity(-threshold).Plus(PerCent * holdings.FreeCash);
                break;
            case "portfolio_exposure_percentage":
                form.Notional(PerCent).Equity(-threshold);
                break;
            case "position_size_percentage" when at >= 0:
                form.NotionalOf(at, PerCent).Equity(-threshold);
                break;
            case "position_pnl" when at >= 0:
                form.Price(at, holdings.Items[at].Slope)
                    .Plus((-holdings.Items[at].Slope * holdings.Items[at].Entry) - threshold);
                break;
            case "position_pnl_percentage" when at >= 0:
                form.Price(at, holdings.Items[at].Sign * PerCent)
                    .Plus(-holdings.Items[at].Entry * ((holdings.Items[at].Sign * PerCent) + threshold));
                break;
            case "position_distance_from_peak_percentage" when at >= 0:
                form.Price(at, -holdings.Items[at].Sign * PerCent)
                    .Plus(holdings.Items[at].Best * ((holdings.Items[at].Sign * PerCent) - threshold));
                break;
            default:
                return null;
        }

        return form.Build(listener);
    }

    private sealed class FormBuilder(Holdings holdings)
    {
        private readonly double[] _terms = new double[holdings.Items.Length];
        private double _constant;

        public FormBuilder Plus(double constant)
        {
            _constant += constant;
            return this;
        }

        public FormBuilder Price(int at, double factor)
        {
            _terms[at] += factor;
            return this;
        }

        public FormBuilder Equity(double factor)
        {
            for (var i = 0; i < _terms.Length; i++)
            {
                _terms[i] += factor * (holdings.Items[i].Slope + holdings.Items[i].Loose);
            }

            return Plus(factor * holdings.Constant);
        }

        public FormBuilder Notional(double factor)
        {
            for (var i = 0; i < _terms.Length; i++)
            {
                NotionalOf(i, factor);
            }

            return this;
        }

        public FormBuilder NotionalOf(int at, double factor) => Price(at, factor * Math.Abs(holdings.Items[at].Slope));

        public LinearForm Build(IMarkListener listener) => new(_constant, _terms, listener);
    }
}
