namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Which market data the venue matches against. Events of other kinds still pass through it and change nothing.
/// </summary>
public enum VenueModel
{
    /// <summary>Bars: a price path inside each bar, market orders at the next open.</summary>
    Bar,

    /// <summary>
    /// Best bid and ask with sizes, and public trades; the best levels of a book event count as a quote.
    /// </summary>
    Quote,

    /// <summary>Several levels of the book, which a taker walks, and public trades.</summary>
    Book,
}
