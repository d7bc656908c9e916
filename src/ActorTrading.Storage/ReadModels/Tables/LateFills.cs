using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>
/// Fills of orders that had ended, which the portfolio no longer holds: added to the order's row, whose status stays.
/// </summary>
internal static class LateFills
{
    private static readonly RowShape Filled = new("orders", "id");

    public static void Book(PortfolioChange change, Fill fill, RowWriter rows)
    {
        var row = rows.First(
            "SELECT filled_quantity, filled_value, fees, status FROM orders WHERE id = ?1", 4, fill.OrderId.Value);
        if (row is not [{ } quantity, { } value, { } fees, { } status])
        {
            return;
        }

        var filled = Number(quantity) + fill.Quantity.Value;
        var sum = Number(value) + (fill.Price.Value * fill.Quantity.Value);
        rows.Change(
            Filled,
            ("id", fill.OrderId.Value),
            ("filled_quantity", filled),
            ("filled_value", sum),
            ("executed_price", sum / filled),
            ("fees", Json(With(FromJson<ImmutableSortedDictionary<Currency, decimal>>(fees), fill.Fee))),
            ("executed_at", fill.At),
            ("updated_at", change.Event.At));
        OrderTable.Note(change, fill.OrderId.Value, (status, filled), rows, "The order had ended.");
    }

    private static ImmutableSortedDictionary<Currency, decimal> With(
        ImmutableSortedDictionary<Currency, decimal> fees, Amount fee) =>
        fee.IsZero ? fees : fees.SetItem(fee.Currency, fees.GetValueOrDefault(fee.Currency) + fee.Value);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
