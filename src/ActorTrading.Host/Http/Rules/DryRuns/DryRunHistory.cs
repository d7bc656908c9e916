using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.ReadModels.Queries;
using PastAdvice = ActorTrading.Simulation.MarketData.RecommendationRow;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>The past on which a dry run runs: stored bars, those that came with the request, and recorded advice.
/// </summary>
internal sealed class DryRunHistory(IMarketStore store, PortfolioQueries queries)
{
    /// <summary>In order of time, and never too many.</summary>
    /// <param name="warmUp">How much before its beginning is read, so that indicators are warm.</param>
    public async Task<IReadOnlyList<MarketBar>> Bars(
        NewDryRun wanted, TimeSpan warmUp, CancellationToken cancellation)
    {
        var timeframe = wanted.BarLength;
        var bars = new SortedDictionary<Timestamp, MarketBar>();
        if (wanted.TakesStored)
        {
            var stored = await store.ReadBars(QueryOf(wanted, warmUp), cancellation).ConfigureAwait(false);
            foreach (var bar in stored.Where(b => wanted.To is not { } to || b.CloseTime <= to))
            {
                bars[bar.OpenTime] = bar;
            }
        }

        foreach (var bar in wanted.Bars ?? [])
        {
            bars[bar.Time] = bar.ToBar(wanted.Symbol, timeframe);
        }

        return bars.Count switch
        {
            0 => throw await Nothing(wanted, cancellation).ConfigureAwait(false),
            > DryRunLimits.BarsMax => throw Problem.Unprocessable(
                "too_many_bars",
                $"A dry run takes {DryRunLimits.BarsMax} bars, the warm-up included. Shorten the time or take longer "
                    + "bars; a back-test takes any number.").AsException(),
            _ => [.. bars.Values],
        };
    }

    /// <summary>What services advised on the market, oldest first.</summary>
    public IReadOnlyList<PastAdvice> Advice(Symbol symbol, Timestamp to)
    {
        var found = new List<PastAdvice>();
        var page = new PageRequest(PageRequest.LimitMax);
        while (found.Count < DryRunLimits.AdviceMax)
        {
            var rows = queries.Recommendations(symbol.Value, page);
            found.AddRange(rows.Items.Where(r => r.IssuedAt <= to).Select(
                r => new PastAdvice(r.IssuedAt, symbol, r.Rating.ToUpperInvariant(), r.Confidence, r.ExpiresAt)));
            if (rows.Next is not { } next)
            {
                break;
            }

            page = page with { Before = next };
        }

        return [.. found.OrderBy(r => r.Time)];
    }

    private static BarQuery QueryOf(NewDryRun wanted, TimeSpan warmUp)
    {
        var query = new BarQuery(wanted.Symbol, wanted.BarLength) { To = wanted.To ?? Timestamp.MaxValue };
        if (wanted.From is not { } from)
        {
            return query with { Latest = true, Limit = DryRunLimits.BarsDefault };
        }

        // One that closes at the beginning is the first that is decided on.
        var before = warmUp + wanted.BarLength.Length;
        return query with
        {
            From = before.Ticks > from.Ticks ? Timestamp.MinValue : from - before,
            Limit = DryRunLimits.BarsMax + 1,
        };
    }

    private async Task<ProblemException> Nothing(NewDryRun wanted, CancellationToken cancellation)
    {
        var series = await store.List(cancellation).ConfigureAwait(false);
        string[] held =
        [
            .. series.Where(s => s.Symbol == wanted.Symbol && !s.Timeframe.IsTick)
                .Select(s => $"{s.Timeframe} from {s.First} to {s.Last + s.Timeframe.Length}"),
        ];
        return Problem.Unprocessable(
            "no_bars",
            $"There are no bars of {wanted.Symbol} of {wanted.BarLength} in that time. The node holds "
                + (held.Length == 0 ? "none of this market yet." : $"{string.Join(", ", held)}.")).AsException();
    }
}
