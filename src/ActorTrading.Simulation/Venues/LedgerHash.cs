using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>One hash over all that a venue keeps of its accounts.</summary>
internal static class LedgerHash
{
    public static string Of(IEnumerable<AccountId> accounts, SimulatedVenue venue)
    {
        var text = new StringBuilder();
        foreach (var account in accounts)
        {
            Append(text, $"account {account}");
            foreach (var balance in venue.Balances(account))
            {
                Append(text, $"{balance.Asset} {Canonical(balance.Free)} {Canonical(balance.Locked)}");
            }

            foreach (var position in venue.Positions(account))
            {
                var (quantity, margin) = (Canonical(position.SignedQuantity), Canonical(position.Margin.Value));
                Append(text, $"{position.Symbol} {quantity} {margin}");
            }

            foreach (var order in venue.OpenOrders(account))
            {
                var (quantity, filled) = (Canonical(order.Quantity.Value), Canonical(order.Filled.Value));
                Append(text, $"{order.Id} {quantity} {filled} {Canonical(order.StopPrice?.Value ?? 0m)}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, string line) => text.Append(line).Append('\n');

    /// <summary>Without trailing zeros, which differ between equal decimals.</summary>
    private static string Canonical(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);
}
