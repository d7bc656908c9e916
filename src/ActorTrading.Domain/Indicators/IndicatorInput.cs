namespace ActorTrading.Domain.Indicators;

/// <summary>One bar, or one tick with all four prices equal and its quantity as volume.</summary>
public readonly record struct IndicatorInput(double Open, double High, double Low, double Close, double Volume)
{
    public static IndicatorInput Tick(double price, double quantity) => new(price, price, price, price, quantity);
}
