using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Bars, and mark-price bars of which the close becomes the mark.</summary>
internal sealed class BarDecoder : RowDecoder
{
    private readonly int _instrument;
    private readonly Timeframe _timeframe;
    private readonly bool _isMark;
    private readonly TimeSpan _length;
    private readonly BarOutliers _outliers;
    private readonly GapLog _gaps;

    public BarDecoder(RowReporter reporter, DecoderSettings settings)
        : base(reporter)
    {
        _instrument = settings.Instrument;
        _timeframe = settings.Description.Timeframe;
        _isMark = settings.Description.Format == MarketDataFormat.MarkPrices;
        _length = _timeframe.Length;
        _outliers = new(reporter, settings.Policy, settings.Description.TypicalPrice);
        _gaps = new(reporter, _timeframe);
    }

    public override bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent)
    {
        var fields = new FieldReader(line);
        var time = fields.Integer();
        var values = new OhlcvValues(
            fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal());
        Finish(ref fields);
        _gaps.Step(Clock.AdvanceStrictly(time), time);
        Check(time, values);
        var opened = Timestamp.FromUnixMilliseconds(time);
        if (!_outliers.TryAccept(opened, ref values))
        {
            marketEvent = default;
            return false;
        }

        marketEvent = _isMark
            ? MarketEvent.Mark(_instrument, opened + _length, values.Close)
            : MarketEvent.Bar(_instrument, opened + _length, _timeframe, values);
        return true;
    }

    public override void Complete() => _gaps.Complete();

    private void Check(long time, in OhlcvValues values)
    {
        if (values.Low <= 0m || values.Open <= 0m || values.Close <= 0m || values.High <= 0m)
        {
            throw Impossible(DataFindingCodes.PriceImpossible, time, $"A price of {Text(values)} is not positive.");
        }

        if (values.High < values.Low || values.High < values.Open || values.High < values.Close
            || values.Low > values.Open || values.Low > values.Close)
        {
            throw Impossible(
                DataFindingCodes.RangeImpossible,
                time,
                $"The bar {Text(values)} does not keep low <= open, close <= high.");
        }

        if (values.Volume < 0m)
        {
            throw Impossible(DataFindingCodes.QuantityImpossible, time, $"The volume {values.Volume} is negative.");
        }
    }

    private static string Text(in OhlcvValues values) =>
        $"open {values.Open}, high {values.High}, low {values.Low}, close {values.Close}";
}
