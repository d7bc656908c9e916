using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Funding rates of a perpetual contract.</summary>
internal sealed class FundingDecoder(RowReporter reporter, DecoderSettings settings) : RowDecoder(reporter)
{
    /// <summary>Ten per cent per interval, several times the cap of any venue.</summary>
    private const decimal RateMax = 0.1m;

    private readonly int _instrument = settings.Instrument;

    public override bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent)
    {
        var fields = new FieldReader(line);
        var time = fields.Integer();
        var rate = fields.Decimal();
        Finish(ref fields);
        Clock.AdvanceStrictly(time);
        if (Math.Abs(rate) > RateMax)
        {
            throw Impossible(
                DataFindingCodes.RateImpossible,
                time,
                $"The funding rate {rate} is beyond {RateMax} per interval; rates are fractions, 0.0001 for 0.01 %.");
        }

        marketEvent = MarketEvent.Funding(_instrument, Timestamp.FromUnixMilliseconds(time), rate);
        return true;
    }
}
