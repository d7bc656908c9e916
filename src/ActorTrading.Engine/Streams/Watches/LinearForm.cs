namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// A quantity that is linear in prices, b + Σ aᵢ·pᵢ, whose sign somebody waits for: equity less the limit of a loss, a
/// position's profit less a threshold, exposure less its share of equity.
/// </summary>
/// <param name="Terms">By position of the holding.</param>
internal sealed record LinearForm(double Constant, double[] Terms, IMarkListener Listener)
{
    /// <summary>
    /// Share of the sum of absolute terms within which the sign cannot be told in floating point. Decisions are made in
    /// decimal, so that within it either sign may be the true one.
    /// </summary>
    private const double Tolerance = 1e-12;

    private readonly int _moving = Terms.Count(term => term != 0);

    /// <summary>
    /// The sign when it was last looked at, zero where it could not be told; null before the first look.
    /// </summary>
    public int? LastSign { get; set; }

    public double At(ReadOnlySpan<double> prices)
    {
        var value = Constant;
        for (var i = 0; i < Terms.Length; i++)
        {
            value += Terms[i] * prices[i];
        }

        return value;
    }

    /// <summary>The sign at these prices; zero where it cannot be told.</summary>
    public int SignAt(ReadOnlySpan<double> prices) => Math.Sign(Certain(prices));

    /// <summary>
    /// Narrows the prices between which the sign cannot change, whatever the other prices do within theirs: each price
    /// gets an equal share of the distance to zero.
    /// </summary>
    /// <remarks>
    /// The idea of safe zones from Sharfman, Schuster, Keren, "A geometric approach to monitoring threshold functions
    /// over distributed data streams", SIGMOD 2006. With one price the zone is exact, but for the rounding.
    /// </remarks>
    public void Narrow(ReadOnlySpan<double> prices, Span<PriceBand> bands)
    {
        var value = Certain(prices);
        for (var i = 0; i < Terms.Length; i++)
        {
            if (Terms[i] != 0)
            {
                bands[i] = Narrow(bands[i], prices[i], value, Terms[i]);
            }
        }
    }

    private PriceBand Narrow(PriceBand band, double price, double value, double term)
    {
        if (value == 0)
        {
            return new PriceBand(price, price);
        }

        // A distance too short for the price's own digits must not end in the price: it would never be seen to be
        // passed.
        var slack = Math.Abs(value) / (_moving * Math.Abs(term)) * (1 - Tolerance);
        return (value < 0) == (term < 0)
            ? band.RaiseLow(Math.Min(price - slack, Math.BitDecrement(price)))
            : band.CutHigh(Math.Max(price + slack, Math.BitIncrement(price)));
    }

    /// <summary>The value, brought nearer to zero by what rounding may have added to it.</summary>
    private double Certain(ReadOnlySpan<double> prices)
    {
        var (value, scale) = (At(prices), Math.Abs(Constant));
        for (var i = 0; i < Terms.Length; i++)
        {
            scale += Math.Abs(Terms[i] * prices[i]);
        }

        return Math.Sign(value) * Math.Max(0, Math.Abs(value) - (Tolerance * scale));
    }
}

/// <summary>The prices, ends not included, between which nothing that is waited for can happen.</summary>
internal readonly record struct PriceBand(double Low, double High)
{
    public static PriceBand All => new(double.NegativeInfinity, double.PositiveInfinity);

    public PriceBand RaiseLow(double low) => low > Low ? this with { Low = low } : this;

    public PriceBand CutHigh(double high) => high < High ? this with { High = high } : this;
}

/// <summary>Hears that a linear form may have changed its sign.</summary>
internal interface IMarkListener
{
    void MarksMoved();
}
