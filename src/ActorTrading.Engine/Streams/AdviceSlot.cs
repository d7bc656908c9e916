using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams;

/// <summary>An AI recommendation as the stream sees it.</summary>
public sealed record Advice(string Rating, double Confidence, Timestamp IssuedAt, Timestamp ExpiresAt);

/// <summary>The latest advice on one symbol, as signals. Expired advice stays readable, as stale.</summary>
internal sealed class AdviceSlot
{
    private readonly Signal _rating = new();
    private readonly Signal _confidence = new();
    private Advice? _advice;

    public Timestamp? IssuedAt => _advice?.IssuedAt;

    public Signal SignalFor(string field) => field == MarketFieldNames.Recommendation ? _rating : _confidence;

    public void Set(Advice? advice, Timestamp at, long turn, Func<string, double> codeOf)
    {
        if (advice is null)
        {
            _rating.Clear();
            _confidence.Clear();
            return;
        }

        _advice = advice;
        _rating.Set(codeOf(advice.Rating), at, turn);
        _confidence.Set(advice.Confidence, at, turn);
    }

    public FieldValue Read(string field, Timestamp at) => (_advice, field) switch
    {
        (null, _) => FieldValue.Missing,
        ({ } advice, _) when advice.ExpiresAt <= at => FieldValue.Of(advice.Rating, advice.IssuedAt).AsStale(),
        ({ } advice, MarketFieldNames.Recommendation) => FieldValue.Of(advice.Rating, advice.IssuedAt),
        ({ } advice, MarketFieldNames.Confidence) => FieldValue.Of(advice.Confidence, advice.IssuedAt),
        ({ } advice, _) => FieldValue.Of((at - advice.IssuedAt).TotalSeconds, advice.IssuedAt),
    };
}
