using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// The age of the reference price against the stricter of the portfolio's and the session's limit, in seconds.
/// </summary>
internal readonly record struct Freshness(decimal? AgeSeconds, decimal? LimitSeconds)
{
    public bool IsFresh => AgeSeconds is { } age && age >= 0m && (LimitSeconds is null || age <= LimitSeconds);

    public static Freshness Of(RiskRequest request)
    {
        var age = request.Market.Price is null || request.Market.PriceAt is not { } at
            ? (TimeSpan?)null
            : request.Now - at;
        var own = request.Limits.MaxDataAge;
        var session = request.Session?.Config?.MaxDataAge;
        return new(Seconds(age), Seconds(own is null || session < own ? session ?? own : own));
    }

    public string Describe(Symbol symbol) => AgeSeconds switch
    {
        null => $"There is no reference price of {symbol}.",
        < 0m => $"The reference price of {symbol} is dated {-AgeSeconds} s ahead; check the clocks.",
        _ => $"The reference price of {symbol} is {AgeSeconds} s old; the limit is {LimitSeconds} s.",
    };

    private static decimal? Seconds(TimeSpan? span) => span is { } s
        ? (decimal)s.Ticks / TimeSpan.TicksPerSecond
        : null;
}
