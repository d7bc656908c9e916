using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Watches;

namespace ActorTrading.Engine.Streams;

/// <summary>Takes down what a portfolio needs for one evaluation.</summary>
internal sealed class SnapshotReader(StageDirectory stages, CorrelationStages correlations)
{
    public MarketSnapshot Read(SymbolWatch watch, Timestamp at)
    {
        var stage = watch.Stage;
        return new MarketSnapshot
        {
            Symbol = watch.Symbol,
            At = at,
            Reference = new Price(stage.Quote.Last),
            DataTime = stage.Quote.At,
            Bid = stage.Quote.HasQuote ? new Price(stage.Quote.Bid) : null,
            Ask = stage.Quote.HasQuote ? new Price(stage.Quote.Ask) : null,
            Values = Values(watch, at),
            Marks = Marks(watch.Portfolio),
            Correlations = correlations.Of(watch.Symbol, watch.Portfolio.Session),
            Volatility = watch.Volatility?.Read(),
        };
    }

    public ImmutableArray<MarkPrice> Marks(PortfolioWatch portfolio) =>
        [
            .. portfolio.MarkedSymbols.Select(stages.PriceStageOf)
                .Where(s => s.Quote.HasPrice)
                .Select(s => Mark(s, portfolio)),
        ];

    public ImmutableArray<MarkPrice> AllMarks() =>
        [.. stages.PriceStages.Where(s => s.Quote.HasPrice).Select(s => Mark(s, portfolio: null))];

    private static MarkPrice Mark(SymbolStage stage, PortfolioWatch? portfolio) =>
        new(stage.Instrument.Symbol, new Price(stage.Quote.Last), stage.Quote.At)
        {
            BestSinceOpen = portfolio?.BestOf(stage.Instrument.Symbol) is { } best ? new Price((decimal)best) : null,
        };

    private static ImmutableArray<FieldValue> Values(SymbolWatch watch, Timestamp at)
    {
        var fields = watch.Portfolio.Rules.Fields;
        var values = ImmutableArray.CreateBuilder<FieldValue>(fields.Length);
        foreach (var field in fields)
        {
            values.Add(field.Scope is FieldScope.Market or FieldScope.Advice
                ? AgedBy(watch.Stage.Read(field, at), field, watch, at)
                : FieldValue.Missing);
        }

        return values.MoveToImmutable();
    }

    // A bar's value stands until the next bar closes; the allowed age counts from there.
    private static FieldValue AgedBy(FieldValue value, FieldRef field, SymbolWatch watch, Timestamp at) =>
        field.Scope == FieldScope.Market && watch.Portfolio.Session.MaxDataAge is { } allowed
            && at - value.AsOf > allowed + (field.Timeframe?.Length ?? TimeSpan.Zero)
            ? value.AsStale()
            : value;
}
