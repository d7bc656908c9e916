using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Processes;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// The pipeline and what is bound to it, from one failure to the next. A failure costs the pipeline only: whom to watch
/// and what is advised is known outside of it. By the market thread alone.
/// </summary>
internal sealed class StreamLife
{
    private readonly MarketLoopOptions _options;
    private readonly MarkBoard _board;
    private readonly StreamBinding _binding;
    private readonly Dictionary<Symbol, Advice> _advice = [];
    private MarketPipeline _pipeline;

    public StreamLife(MarketLoopOptions options, MarkBoard board)
    {
        (_options, _board) = (options, board);
        _pipeline = Fresh();
        _binding = new StreamBinding(_pipeline);
    }

    public int PortfolioCount => _pipeline.PortfolioCount;

    public void OnMarket(in MarketEvent e, bool isEvaluating)
    {
        _pipeline.IsEvaluating = isEvaluating;
        _pipeline.OnMarket(e);
    }

    /// <summary>Brings the stream's view of portfolios and advice up to date.</summary>
    public void Apply(BindingInlet.Waiting news)
    {
        foreach (var (id, change) in news.Portfolios)
        {
            Apply(id, change);
        }

        foreach (var (symbol, advice) in news.Advice)
        {
            _advice[symbol] = advice;
            _pipeline.OnAdvice(symbol, advice);
        }
    }

    /// <summary>Begins anew with a fresh pipeline, and watches there whoever was watched.</summary>
    public void Restart()
    {
        _pipeline = Fresh();
        _binding.MoveTo(_pipeline, Refused);
        foreach (var (symbol, advice) in _advice)
        {
            _pipeline.OnAdvice(symbol, advice);
        }
    }

    private MarketPipeline Fresh() => new(_options.Feeds, _options.Sink, _options.History) { Board = _board };

    // One portfolio that cannot be watched, such as for a symbol that no feed brings, must not stop the others.
    private void Apply(PortfolioId id, BindingInlet.Change change)
    {
        try
        {
            if (change.Rules is { } rules)
            {
                _binding.Changed(rules);
            }

            if (change.Portfolio is { } portfolio)
            {
                _binding.Changed(portfolio, []);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is reported, and the portfolio is left out.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Refused(id, cause);
        }
    }

    private void Refused(PortfolioId id, Exception cause)
    {
        _pipeline.Unbind(id);
        _options.OnDefect(new MarketDefect(cause, EventTime: null, id));
    }
}
