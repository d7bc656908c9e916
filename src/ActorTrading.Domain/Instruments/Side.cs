namespace ActorTrading.Domain.Instruments;

public enum Side
{
    Buy,
    Sell,
}

public static class Sides
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>Plus one for a buy, minus one for a sell.</summary>
    public static int Sign(this Side side) => side == Side.Buy ? 1 : -1;
}
