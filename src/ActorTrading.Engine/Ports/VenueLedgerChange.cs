using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// What one save puts into the books. A state is the venue's own text: kept as it is, in place of the one before.
/// </summary>
public sealed record VenueLedgerChange
{
    public required string Venue { get; init; }

    public ImmutableArray<VenueLedgerMarket> Markets { get; init; } = [];

    public ImmutableArray<VenueLedgerAccount> Accounts { get; init; } = [];

    public ImmutableArray<VenueLedgerOrder> Orders { get; init; } = [];

    /// <summary>By number. The fills among them go into the book of fills.</summary>
    public ImmutableArray<VenueLedgerReport> Reports { get; init; } = [];

    public ImmutableArray<VenueLedgerTransfer> Transfers { get; init; } = [];
}

public sealed record VenueLedgerMarket(Symbol Symbol, string State);

public sealed record VenueLedgerAccount(AccountId Account, string State);

/// <summary>Something that was said of an account. Numbers rise by one from one.</summary>
public sealed record VenueLedgerReport(long Number, AccountId Account, AccountReport Report);

/// <summary>Funds put into an account, or taken out where the amount is negative.</summary>
public sealed record VenueLedgerTransfer(AccountId Account, TransferId Transfer, Amount Amount, Timestamp At);
