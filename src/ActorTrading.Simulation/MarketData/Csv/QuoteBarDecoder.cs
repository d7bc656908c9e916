using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Bars of the best bid and ask, of which the close becomes a quote.</summary>
internal sealed class QuoteBarDecoder : RowDecoder
{
    private readonly int _instrument;
    private readonly TimeSpan _length;
    private readonly QuoteCheck _check;
    private readonly GapLog _gaps;

    public QuoteBarDecoder(RowReporter reporter, DecoderSettings settings)
        : base(reporter)
    {
        _instrument = settings.Instrument;
        _length = settings.Description.Timeframe.Length;
        _check = new(reporter, settings.Policy, settings.Description.TypicalPrice);
        _gaps = new(reporter, settings.Description.Timeframe);
    }

    public override bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent)
    {
        var fields = new FieldReader(line);
        var time = fields.Integer();
        var bid = new OhlcvValues(
            fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal());
        var ask = new OhlcvValues(
            fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal());
        Finish(ref fields);
        _gaps.Step(Clock.AdvanceStrictly(time), time);
        CheckRange(time, "bid", bid);
        CheckRange(time, "ask", ask);
        var opened = Timestamp.FromUnixMilliseconds(time);
        ReportUnused(opened, bid, ask);
        var quote = new QuoteValues(bid.Close, bid.Volume, ask.Close, ask.Volume);
        marketEvent = MarketEvent.Quote(_instrument, opened + _length, quote);
        return _check.TryAccept(opened, quote);
    }

    public override void Complete() => _gaps.Complete();

    private void CheckRange(long time, string side, in OhlcvValues values)
    {
        if (values.High < Math.Max(values.Open, values.Close) || values.Low > Math.Min(values.Open, values.Close))
        {
            throw Impossible(
                DataFindingCodes.RangeImpossible,
                time,
                $"The {side} open {values.Open}, high {values.High}, low {values.Low}, close {values.Close} does not "
                    + "keep "
                + "low <= open, close <= high.");
        }
    }

    /// <summary>A wild low or high is worth knowing of, though only the close trades.</summary>
    private void ReportUnused(Timestamp opened, in OhlcvValues bid, in OhlcvValues ask)
    {
        var isWild = _check.IsWild(bid.Low)
            || _check.IsWild(bid.High)
            || _check.IsWild(ask.Low)
            || _check.IsWild(ask.High);
        if (isWild && !_check.IsWild(bid.Close) && !_check.IsWild(ask.Close))
        {
            Reporter.Warn(
                DataFindingCodes.OutlierUnused,
                opened,
                $"The bid between {bid.Low} and {bid.High} or the ask between {ask.Low} and {ask.High} strays far from "
                    + "the closing quote "
                + $"{bid.Close} / {ask.Close}; only the closing quote is used.");
        }
    }
}
