using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Strategies;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>Puts together what a request, its rules and a market make a back-test of.</summary>
internal sealed class BacktestComposer(BacktestRequest request, IMarketInput market, Terminal terminal)
{
    private static readonly PortfolioId OnlyPortfolio = new("main");

    /// <exception cref="InputException">The rules are wrong or do not fit the market.</exception>
    public BacktestSetup Compose()
    {
        var path = request.RulesFile ?? SampleFiles.Rules;
        var strategy = StrategyText.Parse(path, InputFile.ReadText(path, "--rules"), new StrategyContext
        {
            Markets = [.. market.Feeds.Select(f => new StrategyMarket(f.Instrument, f.Timeframe))],
            Timeframe = request.Timeframe,
        });
        var currency = Currency(strategy);
        var portfolios = Portfolios(strategy, currency);
        RequireWarmUp(portfolios);
        return new()
        {
            Feeds = market.Feeds,
            Portfolios = portfolios,
            Venue = Venue(strategy),
            TradeFrom = request.Period.From,
            Advice = Advice(),
            Seed = request.Seed ?? BacktestRequest.SeedDefault,
            Source = market.Open(request.Period),
        };
    }

    /// <summary>Cash is counted in what the markets are quoted in, which has to be one currency.</summary>
    private Currency Currency(StrategyDocument strategy)
    {
        var quotes = market.Feeds.Select(f => f.Instrument).Where(i => strategy.Session.Symbols.Contains(i.Symbol))
            .GroupBy(i => i.Quote).ToList();
        return quotes.Count == 1
            ? quotes[0].Key
            : throw new InputException(
                "The markets are quoted in "
                + string.Join(" and ", quotes.Select(q => $"{q.Key} ({string.Join(", ", q.Select(i => i.Symbol))})"))
                + ", but a portfolio counts in one currency. Name those of one currency in session.symbols, or run "
                + "them one by one.");
    }

    private ImmutableArray<BacktestPortfolio> Portfolios(StrategyDocument strategy, Currency currency)
    {
        var policy = strategy.Policy with { TakerFeeRate = Math.Max(0m, request.Fees.TakerRate) };
        ImmutableArray<StrategyPortfolio> portfolios = strategy.Portfolios.IsEmpty
            ? [new(OnlyPortfolio, null, strategy.Rules)]
            : strategy.Portfolios;
        return
        [
            .. portfolios.Select(p => new BacktestPortfolio
            {
                Id = p.Id,
                Cash = new(p.Cash ?? request.Cash, currency),
                Rules = p.Rules,
                Session = strategy.Session,
                Policy = policy,
            }),
        ];
    }

    private SimulatedVenueOptions Venue(StrategyDocument strategy)
    {
        var model = request.Model ?? market.Models[0];
        if (!market.Models.Contains(model))
        {
            var allowed = string.Join(" or ", market.Models.Select(m => m.ToString().ToLowerInvariant()));
            throw new InputException(
                $"--model {model.ToString().ToLowerInvariant()}: this data does not feed that model. "
                + $"It feeds {allowed}.");
        }

        return new()
        {
            Instruments = [.. market.Feeds.Select(f => f.Instrument)],
            Model = model,
            Fees = request.Fees,
            Slippage = request.Slippage,
            Latency = request.Latency,
            Fills = new() { Participation = request.Participation },
            Margin = new() { DefaultLeverage = strategy.Policy.Leverage },
            Seed = request.Seed ?? BacktestRequest.SeedDefault,
        };
    }

    private IEnumerable<RecommendationRow> Advice()
    {
        if (request.RecommendationsFile is not { } path)
        {
            return market.Advice;
        }

        var advice = AdviceInput.Read(path, [.. market.Feeds.Select(f => f.Instrument.Symbol)], out var strangers);
        if (strangers > 0)
        {
            terminal.Error.WriteLine(
                $"note: {strangers} rows of {path} are about symbols that are not traded, and are left out.");
        }

        return advice;
    }

    /// <summary>Without a start, rules that cannot be warm before the data ends are as pointless.</summary>
    private void RequireWarmUp(ImmutableArray<BacktestPortfolio> portfolios)
    {
        var decideAt = request.Period.From ?? request.Period.To ?? market.Last;
        if (BacktestWarmUp.Check(portfolios, market.Feeds, market.FirstOf, decideAt) is { } refusal)
        {
            throw new InputException($"{(request.Period.From is null ? "--data" : "--from")}: {refusal.Message}");
        }
    }
}
