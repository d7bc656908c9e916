using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Best bid and ask ticks.</summary>
internal sealed class QuoteDecoder(RowReporter reporter, DecoderSettings settings) : RowDecoder(reporter)
{
    private readonly QuoteCheck _check = new(reporter, settings.Policy, settings.Description.TypicalPrice);
    private readonly SilenceLog _silence = new(reporter, settings.Policy.SilenceMax);
    private readonly int _instrument = settings.Instrument;

    public override bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent)
    {
        var fields = new FieldReader(line);
        var milliseconds = fields.Integer();
        var quote = new QuoteValues(fields.Decimal(), fields.Decimal(), fields.Decimal(), fields.Decimal());
        fields.Integer();
        Finish(ref fields);
        _silence.Step(Clock.Advance(milliseconds), milliseconds);
        var time = Timestamp.FromUnixMilliseconds(milliseconds);
        marketEvent = MarketEvent.Quote(_instrument, time, quote);
        return _check.TryAccept(time, quote);
    }

    public override void Complete() => _silence.Complete();
}
