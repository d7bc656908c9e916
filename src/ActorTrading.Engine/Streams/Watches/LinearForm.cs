namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// A quantity that is linear in prices, b + Σ aᵢ·pᵢ, whose sign somebody waits for: equity less the limit of a loss, a
/// position's profit less a threshold, exposure less its share of equity.
/// </summary>
/// <param name="Terms">By position of the holding.</param>
internal sealed record LinearForm(double Constant, double[] Terms, IMarkListener Listener)
{
    public int LastSign { get; set; }

    public double At(ReadOnlySpan<double> prices)
    {
        var value = Constant;
        for (var i = 0; i < Terms.Length; i++)
        {
            value += Terms[i] * prices[i];
        }

        return value;
    }

    /// <summary>
    /// Narrows the prices between which the sign cannot change, whatever the other prices do within theirs: each price
    /// gets an equal share of the distance to zero.
    /// </summary>
    /// <remarks>
    /// The idea of safe zones from Sharfman, Schuster, Keren, "A geometric approach to monitoring threshold functions
    /// over distributed data streams", SIGMOD 2006. With one price the zone is exact.
    /// </remarks>
    public void Narrow(ReadOnlySpan<double> prices, Span<PriceBand> bands)
    {
        var value = At(prices);
        var moving = Terms.Count(term => term != 0);
        for (var i = 0; i < Terms.Length; i++)
        {
            if (Terms[i] == 0)
            {
                continue;
            }

            // Rounding must not let a price slip past the point where the sign turns.
            var slack = Math.Abs(value) / (moving * Math.Abs(Terms[i])) * (1 - 1e-12);
            bands[i] = (value < 0) == (Terms[i] < 0)
                ? bands[i].RaiseLow(prices[i] - slack)
                : bands[i].CutHigh(prices[i] + slack);
            bands[i] = value == 0 ? new PriceBand(prices[i], prices[i]) : bands[i];
        }
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
