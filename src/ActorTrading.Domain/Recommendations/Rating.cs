using System.Diagnostics;

namespace ActorTrading.Domain.Recommendations;

/// <summary>What a recommendation says of a symbol, from worst to best.</summary>
public enum Rating
{
    StrongSell,
    Sell,
    Hold,
    Buy,
    StrongBuy,
}

public static class Ratings
{
    /// <summary>The spelling of rules and feeds: <c>STRONG_BUY</c>.</summary>
    public static string Text(this Rating rating) => rating switch
    {
        Rating.StrongSell => "STRONG_SELL",
        Rating.Sell => "SELL",
        Rating.Hold => "HOLD",
        Rating.Buy => "BUY",
        Rating.StrongBuy => "STRONG_BUY",
        _ => throw new UnreachableException(),
    };

    public static bool TryParse(string? text, out Rating rating)
    {
        Rating? found = text switch
        {
            "STRONG_SELL" => Rating.StrongSell,
            "SELL" => Rating.Sell,
            "HOLD" => Rating.Hold,
            "BUY" => Rating.Buy,
            "STRONG_BUY" => Rating.StrongBuy,
            _ => null,
        };
        rating = found ?? default;
        return found is not null;
    }
}
