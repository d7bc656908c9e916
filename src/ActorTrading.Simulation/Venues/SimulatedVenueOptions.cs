using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>How a <see cref="SimulatedVenue"/> behaves. The defaults are a bar venue without costs.</summary>
public sealed record SimulatedVenueOptions
{
    /// <summary>The markets, in the order in which <c>MarketEvent.Instrument</c> counts them.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    public VenueModel Model { get; init; } = VenueModel.Bar;

    public FeeSchedule Fees { get; init; } = FeeSchedule.None;

    public SlippageModel Slippage { get; init; } = new SlippageModel.None();

    public LatencyModel Latency { get; init; } = LatencyModel.None;

    public FillModel Fills { get; init; } = new();

    public MarginTerms Margin { get; init; } = new();

    /// <summary>Nothing trades on market data older than this; null for no such limit.</summary>
    public TimeSpan? StaleAfter { get; init; }

    /// <summary>Seed of every draw: latency jitter and touches.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Whether an id may be used again once its order is gone, as at Binance; else never while the venue remembers it.
    /// </summary>
    public bool IdsUniqueOnlyWhileOpen { get; init; }

    /// <summary>How many fills per account <see cref="SimulatedVenue.Fills"/> keeps, the newest.</summary>
    public int FillHistoryMax { get; init; } = 1_000;

    /// <summary>How many ids of finished orders per account the venue remembers, the newest.</summary>
    public int FinishedIdsMax { get; init; } = 100_000;

    /// <summary>
    /// Whether an order of the account has ever had this id. Asked when an order arrives under an id that the venue may
    /// have forgotten; null where what it remembers has to do.
    /// </summary>
    public Func<AccountId, ClientOrderId, bool>? HasEverHad { get; init; }

    /// <summary>
    /// How many orders per account that have ended, the newest, the venue can tell again when asked.
    /// </summary>
    public int EndedOrdersMax { get; init; } = 1_000;

    /// <summary>
    /// Open orders per account beyond which the venue refuses more, where the instrument states no smaller limit.
    /// </summary>
    public int OpenOrdersMax { get; init; } = 10_000;

    /// <summary>
    /// Whether what changes is collected for <see cref="SimulatedVenue.TakeChanges"/>, which then has to be called.
    /// </summary>
    public bool KeepsChanges { get; init; }

    /// <summary>What to do wrong, for tests; null for a venue that behaves.</summary>
    public Misbehaviour? Misbehaviour { get; init; }
}
