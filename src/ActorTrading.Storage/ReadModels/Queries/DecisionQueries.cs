namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Why orders were and were not sent, and what rules called for.</summary>
public sealed class DecisionQueries(ReadModelStore store)
{
    /// <param name="kind">One of <see cref="DecisionRow.Kind"/>; null for all.</param>
    /// <param name="code">Of the refusal; null for all.</param>
    public Page<DecisionRow> List(ActivityFilter filter, PageRequest page, string? kind = null, string? code = null) =>
        filter.On("decisions", "at").Where("kind", kind).Where("code", code).Page<DecisionRow>(store, page);

    /// <summary>What was refused: by our own gate, by a rule that went first, or by the venue.</summary>
    public Page<DecisionRow> Refusals(ActivityFilter filter, PageRequest page, string? code = null) =>
        filter.On("decisions", "at")
            .Where("code", code)
            .When(asked: true, "kind IN ('denied', 'outranked', 'rejected')")
            .Page<DecisionRow>(store, page);

    /// <summary>Every decision on an order, oldest first: the intent, cancels, the venue's refusal.</summary>
    public IReadOnlyList<DecisionRow> OfOrder(string order) =>
        new Selection("decisions").Where("order_id", order).All<DecisionRow>(store, "position");

    public DecisionRow? Find(string id) => new Selection("decisions").Where("id", id).First<DecisionRow>(store);

    /// <param name="kind">One of <see cref="SignalRow.Kind"/>; null for all.</param>
    public Page<SignalRow> Signals(ActivityFilter filter, PageRequest page, string? kind = null) =>
        filter.On("signals", "at").Where("kind", kind).Page<SignalRow>(store, page);
}
