using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Rules;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// Turns a condition tree into gates over thresholds. Negation is pushed down to the comparisons, each of which has a
/// complement; a comparison that the market alone cannot decide is open.
/// </summary>
internal sealed class TriggerBuilder(ISignalSource signals, TriggerNetwork network, List<Action> detachments)
{
    /// <summary>Whether the comparison looks at nothing but the market and advice on the symbol.</summary>
    public static bool IsWatched(Condition.Comparison comparison) =>
        IsSignal(comparison.Field) && (comparison.Value is not Operand.Field field || IsSignal(field.Reference));

    /// <summary>
    /// Whether the field changes with market events and advice on the symbol alone, and not with time besides.
    /// </summary>
    public static bool IsSignal(FieldRef field) =>
        field.Scope is FieldScope.Market or FieldScope.Advice && field.Name != "recommendation_age";

    public void Build(Condition condition, Gate parent) => Build(condition, parent, complement: false);

    private void Build(Condition condition, Gate parent, bool complement)
    {
        switch (condition)
        {
            case Condition.All all:
                BuildAll(
                    all.Children,
                    complement ? new AnyGate(parent) : new AllGate(parent, all.Children.Length),
                    complement);
                break;
            case Condition.Any any:
                BuildAll(
                    any.Children,
                    complement ? new AllGate(parent, any.Children.Length) : new AnyGate(parent),
                    complement);
                break;
            case Condition.Not not:
                Build(not.Child, parent, !complement);
                break;
            case Condition.Comparison comparison when IsWatched(comparison):
                BuildComparison(comparison, parent, complement);
                break;
            case Condition.Comparison:
                parent.ChildChanged(Prospect.Impossible, Prospect.Open);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void BuildAll(ImmutableArray<Condition> children, Gate gate, bool complement)
    {
        foreach (var child in children)
        {
            Build(child, gate, complement);
        }
    }

    private void BuildComparison(Condition.Comparison comparison, Gate parent, bool complement)
    {
        var (signal, thresholds) = Resolve(comparison);
        switch (comparison.Operator)
        {
            case ComparisonOperator.GreaterThan:
                Level(signal, thresholds[0], inclusive: false, whenOn: !complement, parent);
                break;
            case ComparisonOperator.GreaterOrEqual:
                Level(signal, thresholds[0], inclusive: true, whenOn: !complement, parent);
                break;
            case ComparisonOperator.LessThan:
                Level(signal, thresholds[0], inclusive: true, whenOn: complement, parent);
                break;
            case ComparisonOperator.LessOrEqual:
                Level(signal, thresholds[0], inclusive: false, whenOn: complement, parent);
                break;
            case ComparisonOperator.Between:
                Within(signal, thresholds[0], thresholds[^1], parent, complement);
                break;
            case ComparisonOperator.Equals or ComparisonOperator.In:
                OneOf(signal, thresholds, parent, complement);
                break;
            case ComparisonOperator.NotEquals or ComparisonOperator.NotIn:
                OneOf(signal, thresholds, parent, !complement);
                break;
            case ComparisonOperator.CrossesAbove:
                Crossing(signal, thresholds[0], inclusive: false, whenOn: true, parent, complement);
                break;
            case ComparisonOperator.CrossesBelow:
                Crossing(signal, thresholds[0], inclusive: true, whenOn: false, parent, complement);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private (Signal Signal, ImmutableArray<double> Thresholds) Resolve(Condition.Comparison comparison) =>
        comparison.Value switch
        {
            Operand.Number number => (signals.SignalFor(comparison.Field), [number.Value]),
            Operand.Range range => (signals.SignalFor(comparison.Field), [range.Low, range.High]),
            Operand.Numbers numbers => (signals.SignalFor(comparison.Field), numbers.Values),
            Operand.Text text => (signals.SignalFor(comparison.Field), [signals.CodeOf(text.Value)]),
            Operand.Texts texts => (signals.SignalFor(comparison.Field), [.. texts.Values.Select(signals.CodeOf)]),
            Operand.Field field => (signals.DifferenceOf(comparison.Field, field.Reference, field.Factor), [0.0]),
            _ => throw new UnreachableException(),
        };

    private void Within(Signal signal, double low, double high, Gate parent, bool complement)
    {
        Gate gate = complement ? new AnyGate(parent) : new AllGate(parent, children: 2);
        Level(signal, low, inclusive: true, whenOn: !complement, gate);
        Level(signal, high, inclusive: false, whenOn: complement, gate);
    }

    private void OneOf(Signal signal, ImmutableArray<double> values, Gate parent, bool complement)
    {
        Gate gate = complement ? new AllGate(parent, values.Length) : new AnyGate(parent);
        foreach (var value in values)
        {
            Within(signal, value, value, gate, complement);
        }
    }

    private void Level(Signal signal, double threshold, bool inclusive, bool whenOn, Gate gate) =>
        Attach(signal, threshold, inclusive, new LevelLiteral(gate, whenOn));

    private void Crossing(Signal signal, double threshold, bool inclusive, bool whenOn, Gate gate, bool complement) =>
        Attach(signal, threshold, inclusive, new CrossingLiteral(gate, whenOn, complement, network));

    private void Attach(Signal signal, double threshold, bool inclusive, IEdgeListener listener)
    {
        signal.Thresholds.Add(threshold, inclusive, listener);
        detachments.Add(() => signal.Thresholds.Remove(threshold, inclusive, listener));
    }
}
