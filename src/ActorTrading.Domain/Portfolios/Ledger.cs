using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// A portfolio's books: double entry per asset, what orders have reserved, positions, dust, and the results of
/// trading. Fills move money, orders only reserve it. Facts (deposits, fills, funding) are always booked; what the
/// portfolio may decide (withdrawals, reservations) is asked for first and refused where the free balance does not
/// cover it.
/// </summary>
public sealed record Ledger
{
    public required Currency BaseCurrency { get; init; }

    public ImmutableSortedDictionary<Currency, AssetBook> Books { get; init; } =
        ImmutableSortedDictionary<Currency, AssetBook>.Empty;

    public ImmutableSortedDictionary<ClientOrderId, Amount> Reservations { get; init; } =
        ImmutableSortedDictionary<ClientOrderId, Amount>.Empty;

    public ImmutableSortedDictionary<Symbol, Position> Positions { get; init; } =
        ImmutableSortedDictionary<Symbol, Position>.Empty;

    public ImmutableSortedDictionary<Symbol, DustHolding> Dust { get; init; } =
        ImmutableSortedDictionary<Symbol, DustHolding>.Empty;

    /// <summary>By quote currency.</summary>
    public ImmutableSortedDictionary<Currency, TradingResult> Results { get; init; } =
        ImmutableSortedDictionary<Currency, TradingResult>.Empty;

    public static Ledger Empty(Currency baseCurrency) => new() { BaseCurrency = baseCurrency };

    public AssetBook BookOf(Currency asset) => Books.GetValueOrDefault(asset, AssetBook.Empty);

    public Position? PositionIn(Symbol symbol) => Positions.GetValueOrDefault(symbol);

    public TradingResult ResultIn(Currency quote) => Results.GetValueOrDefault(quote) ?? TradingResult.Zero(quote);

    public Amount Cash(Currency asset) => new(BookOf(asset).Cash, asset);

    public Amount Reserved(Currency asset)
    {
        var reserved = Amount.Zero(asset);
        foreach (var (_, amount) in Reservations)
            if (amount.Currency == asset)
                reserved += amount;
        return reserved;
    }

    /// <summary>
    /// What no order has reserved. Only facts, such as a fill dearer than its reservation, bring it below zero.
    /// </summary>
    public Amount Free(Currency asset) => Cash(asset) - Reserved(asset);

    /// <summary>What spot positions hold of the asset.</summary>
    public Amount HeldInPositions(Currency asset)
    {
        var held = Amount.Zero(asset);
        foreach (var (_, position) in Positions)
            if (!position.IsMargined && position.Base == asset)
                held += new Amount(position.Quantity.Value, asset);
        return held;
    }

    public Refusal? CheckWithdraw(Amount amount) => amount switch
    {
        { Value: <= 0m } =>
            new("amount_not_positive", $"A withdrawal of {amount} is no withdrawal; give a positive amount."),
        _ when amount > Free(amount.Currency) - HeldInPositions(amount.Currency) => new(
            "balance_not_free",
            $"Of {Cash(amount.Currency)}, {Reserved(amount.Currency)} is reserved by orders and "
            + $"{HeldInPositions(amount.Currency)} is held in positions; {amount} cannot be withdrawn. "
            + "Cancel orders or close positions first."),
        _ => null,
    };

    public Refusal? CheckReserve(ClientOrderId order, Amount amount) => amount switch
    {
        { Value: <= 0m } => new("amount_not_positive", $"A reservation of {amount} is none; give a positive amount."),
        _ when Reservations.ContainsKey(order) =>
            new("already_reserved", $"Order {order} has a reservation of {Reservations[order]} already."),
        _ when amount > Free(amount.Currency) => new(
            "insufficient_free_balance",
            $"{Free(amount.Currency)} is free; {amount} for order {order} is not covered."),
        _ => null,
    };

    public LedgerChange Deposit(Amount amount) => amount.Value > 0m
        ? LedgerPosting.Post(
            this, new Posting(LedgerAccount.Cash, amount), new Posting(LedgerAccount.External, -amount))
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, "A deposit is positive.");

    /// <summary>
    /// Books a withdrawal. Ask <see cref="CheckWithdraw"/> first: one that is not covered is a defect here.
    /// </summary>
    public LedgerChange Withdraw(Amount amount) => CheckWithdraw(amount) is { } refusal
        ? throw new InvalidOperationException(refusal.ToString())
        : LedgerPosting.Post(
            this, new Posting(LedgerAccount.Cash, -amount), new Posting(LedgerAccount.External, amount));

    /// <summary>
    /// Sets an amount aside. Ask <see cref="CheckReserve"/> first: one that is not covered is a defect here.
    /// </summary>
    public Ledger Reserve(ClientOrderId order, Amount amount) => CheckReserve(order, amount) is { } refusal
        ? throw new InvalidOperationException(refusal.ToString())
        : this with { Reservations = Reservations.Add(order, amount) };

    /// <summary>Frees what is left of an order's reservation; nothing happens where none is.</summary>
    public Ledger Release(ClientOrderId order) => this with { Reservations = Reservations.Remove(order) };

    public LedgerChange Apply(Fill fill, Instrument instrument, FillContext context) =>
        LedgerBooking.Book(this, fill, instrument, context);

    /// <summary>A liquidation: a fill whose loss beyond the isolated margin the venue's insurance bears.</summary>
    public LedgerChange ApplyLiquidation(Fill fill, Instrument instrument, FillContext context) =>
        LedgerBooking.BookLiquidation(this, fill, instrument, context with { ExitReason = ExitReason.Liquidation });

    /// <summary>Funding of a contract position: received where positive, paid from cash where negative.</summary>
    public LedgerChange ApplyFunding(Symbol symbol, Amount received) =>
        LedgerBooking.BookFunding(this, symbol, received);

    /// <summary>
    /// Ends a spot position whose remainder cannot be sold, once no order works on it any more. Fills do it by
    /// themselves when nothing is left of their order; an exit that ends otherwise needs the call.
    /// </summary>
    public LedgerChange SettleDust(Instrument instrument, Price price, Time.Timestamp at, FillContext context) =>
        LedgerDust.Settle(new() { Ledger = this }, instrument, price, at, context);

    /// <summary>Throws where the books do not balance. It is called after every change, in production too.</summary>
    public Ledger AssertBalanced()
    {
        foreach (var (asset, book) in Books)
            if (book.Sum != 0m)
                throw new InvalidOperationException($"The books in {asset} are off by {book.Sum}: {book}.");
        foreach (var (asset, book) in Books)
            if (MarginOfPositions(asset) != book.Margin || DustHeld(asset) != book.Dust)
                throw new InvalidOperationException($"Margin or dust in {asset} differs from the positions': {book}.");
        return this;
    }

    private decimal MarginOfPositions(Currency asset)
    {
        var margin = 0m;
        foreach (var (_, position) in Positions)
            margin += position.Quote == asset ? position.Margin.Value : 0m;
        return margin;
    }

    private decimal DustHeld(Currency asset)
    {
        var held = 0m;
        foreach (var (_, dust) in Dust)
            held += dust.Base == asset ? dust.Quantity.Value : 0m;
        return held;
    }
}
