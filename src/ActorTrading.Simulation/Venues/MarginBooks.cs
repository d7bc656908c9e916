using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>Opens, shrinks and turns margined positions, isolated margin each, settled in the quote currency.</summary>
internal sealed class MarginBooks(VenueCounters counters)
{
    /// <summary>Shares of a margin or entry value are cut to this step, so that sums stay exact.</summary>
    private const decimal ShareStep = 0.000000000001m;

    /// <summary>Applies a trade, with the fee already known.</summary>
    public void Apply(VenueAccount account, Market market, Side side, decimal price, decimal quantity)
    {
        var position = account.Positions.GetValueOrDefault(market.Index) ?? Open(account, market);
        Unplace(position);
        var closable = position.SignedQuantity != 0m && position.ClosingSide == side ? position.Quantity : 0m;
        var closing = Math.Min(quantity, closable);
        Shrink(position, closing, price);
        Grow(position, side, quantity - closing, price);
        Place(position);
    }

    /// <summary>
    /// Pays or receives funding out of the free balance, and out of the margin where that does not reach.
    /// </summary>
    public static void Settle(MarginPosition position, decimal amount)
    {
        var (account, quote) = (position.Account, position.Market.Instrument.Quote);
        account.Credit(quote, amount);
        var missing = Math.Min(position.Margin, Math.Max(0m, -account.Free(quote)));
        if (missing > 0m)
        {
            Unplace(position);
            account.Unlock(quote, missing);
            position.Margin -= missing;
            Place(position);
        }
    }

    private MarginPosition Open(VenueAccount account, Market market)
    {
        var position = new MarginPosition(account, market, counters.NextPosition++);
        account.Positions.Add(market.Index, position);
        market.Positions.Add(position);
        return position;
    }

    /// <summary>Takes over a position. Positions come in the order in which they were opened.</summary>
    public static void Adopt(VenueAccount account, Market market, PositionState state)
    {
        var position = new MarginPosition(account, market, state.Sequence)
        {
            SignedQuantity = state.SignedQuantity,
            EntryValue = state.EntryValue,
            Margin = state.Margin,
        };
        account.Positions.Add(market.Index, position);
        market.Positions.Add(position);
        Place(position);
    }

    private static void Shrink(MarginPosition position, decimal quantity, decimal price)
    {
        if (quantity == 0m)
        {
            return;
        }

        var (account, quote, all) = (position.Account, position.Market.Instrument.Quote, quantity == position.Quantity);
        var share = quantity / position.Quantity;
        var entry = all ? position.EntryValue : Rounding.Down(position.EntryValue * share, ShareStep);
        var margin = all ? position.Margin : Rounding.Down(position.Margin * share, ShareStep);
        var sign = Math.Sign(position.SignedQuantity);
        account.Unlock(quote, margin);
        account.Credit(quote, sign * ((price * quantity * position.Market.Instrument.ContractMultiplier) - entry));
        position.EntryValue -= entry;
        position.Margin -= margin;
        position.SignedQuantity -= sign * quantity;
    }

    private static void Grow(MarginPosition position, Side side, decimal quantity, decimal price)
    {
        var (account, market) = (position.Account, position.Market);
        var value = price * quantity * market.Instrument.ContractMultiplier;
        var margin = Rounding.Down(value / account.LeverageOf(market), ShareStep);
        account.Lock(market.Instrument.Quote, margin);
        position.EntryValue += value;
        position.Margin += margin;
        position.SignedQuantity += side.Sign() * quantity;
    }

    private static void Unplace(MarginPosition position) =>
        position.Market.BookOf(position.ClosingSide).Place(position, null);

    private static void Place(MarginPosition position)
    {
        if (position.SignedQuantity == 0m)
        {
            position.Account.Positions.Remove(position.Market.Index);
            position.Market.Positions.Remove(position);
            return;
        }

        position.Market.BookOf(position.ClosingSide).Place(position, position.LiquidationPrice());
    }
}
