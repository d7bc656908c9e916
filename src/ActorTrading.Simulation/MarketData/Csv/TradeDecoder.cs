using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Public trades.</summary>
internal sealed class TradeDecoder(RowReporter reporter, DecoderSettings settings) : RowDecoder(reporter)
{
    private readonly TickOutliers _outliers = new(reporter, settings.Policy, settings.Description.TypicalPrice);
    private readonly SilenceLog _silence = new(reporter, settings.Policy.SilenceMax);
    private readonly int _instrument = settings.Instrument;

    public override bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent)
    {
        var fields = new FieldReader(line);
        var milliseconds = fields.Integer();
        var price = fields.Decimal();
        var quantity = fields.Decimal();
        var side = fields.Side();
        Finish(ref fields);
        _silence.Step(Clock.Advance(milliseconds), milliseconds);
        if (price <= 0m)
        {
            throw Impossible(DataFindingCodes.PriceImpossible, milliseconds, $"The price {price} is not positive.");
        }

        if (quantity <= 0m)
        {
            throw Impossible(
                DataFindingCodes.QuantityImpossible, milliseconds, $"The quantity {quantity} is not positive.");
        }

        var time = Timestamp.FromUnixMilliseconds(milliseconds);
        marketEvent = MarketEvent.Trade(_instrument, time, price, quantity, side);
        return _outliers.TryAccept(time, price);
    }

    public override void Complete() => _silence.Complete();
}
