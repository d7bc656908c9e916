namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Orders, their histories and their executions.</summary>
public sealed class OrderQueries(ReadModelStore store)
{
    public Page<OrderRow> List(OrderFilter filter, PageRequest page) => new Selection("orders")
        .Where("portfolio_id", filter.Portfolio)
        .Where("symbol", filter.Symbol)
        .Where("side", filter.Side)
        .Where("status", filter.Status)
        .Where("rule_id", filter.Rule)
        .Between("created_at", filter.From, filter.To)
        .When(filter.AutomatedOnly, "requested_by IS NULL")
        .When(filter.OpenOnly, "ended_at IS NULL")
        .Page<OrderRow>(store, page);

    public OrderRow? Find(string order) => new Selection("orders").Where("id", order).First<OrderRow>(store);

    /// <summary>What happened to the order, oldest first.</summary>
    public IReadOnlyList<OrderStepRow> History(string order) =>
        new Selection("order_history").Where("order_id", order).All<OrderStepRow>(store, "sequence");

    /// <summary>Its executions, oldest first.</summary>
    public IReadOnlyList<TradeRow> Executions(string order) =>
        new Selection("trades").Where("order_id", order).All<TradeRow>(store, "position");

    /// <summary>Executions of a portfolio.</summary>
    public Page<TradeRow> Trades(ActivityFilter filter, PageRequest page) =>
        filter.On("trades", "executed_at").Page<TradeRow>(store, page);
}
