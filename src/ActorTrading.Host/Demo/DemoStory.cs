using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Strategies;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Backtesting;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node;

namespace ActorTrading.Host.Demo;

/// <summary>
/// What an operator would do by hand on the first day: open a portfolio, fund it, give it rules, start a session. Then
/// an adviser who changes its mind every few seconds, and a line for each thing that happens.
/// </summary>
internal sealed class DemoStory(NodeRuntime node, TextWriter output)
{
    private const decimal Cash = 10_000m;
    private static readonly PortfolioId Id = new("demo");
    private static readonly AccountId Account = new("paper-demo");
    private static readonly TimeSpan AdviceEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AdviceLife = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _clock = node.Engine.Market.Clock;

    private Timestamp Now => Timestamp.From(_clock.GetUtcNow());

    /// <summary>
    /// Plays until it is cancelled. A second life of the same folder goes on with the same portfolio.
    /// </summary>
    public async Task Play(CancellationToken cancellation)
    {
        output.WriteLine($"API at {node.Address}docs, token in {node.TokenFile}. Stop with Ctrl-C.");
        output.WriteLine();
        var from = node.Stores.Journal.LastOffset;
        await Open().ConfigureAwait(false);
        await Task.WhenAll(
            Advise(cancellation),
            new DemoTicker(node.Stores.Journal, output).Follow(Id, from, cancellation)).ConfigureAwait(false);
    }

    private async Task Open()
    {
        var instruments = node.Engine.Market.Feeds.Select(f => f.Instrument).ToArray();
        var quote = instruments[0].Quote;
        await Do("open", new PortfolioCommand.Open("Demo", quote, Account) { At = Now }).ConfigureAwait(false);
        foreach (var instrument in instruments)
        {
            await Do($"list-{instrument.Symbol}", new PortfolioCommand.ListInstrument(instrument) { At = Now })
                .ConfigureAwait(false);
        }

        var cash = new Amount(Cash, quote);
        await Do("deposit", new PortfolioCommand.Deposit(cash) { At = Now }).ConfigureAwait(false);
        var strategy = StrategyText.Parse(
            SampleFiles.Story, InputFile.ReadText(SampleFiles.Story, "--rules"), StrategyContext.None);
        for (var i = 0; i < strategy.Rules.Length; i++)
        {
            await Ask(
                RuleSetEntity.IdOf(Id),
                new RuleSetCommand.Create(new RuleId($"demo-{i + 1}"), strategy.Rules[i]) { At = Now },
                $"demo:rule-{i}").ConfigureAwait(false);
        }

        await Do("start", new PortfolioCommand.ChangeSession(Start(instruments)) { At = Now }).ConfigureAwait(false);
    }

    private SessionCommand.Start Start(Instrument[] instruments)
    {
        var config = new SessionConfig
        {
            Name = "Demo",
            Symbols = [.. instruments.Select(i => i.Symbol)],
            DefaultTimeframe = Timeframe.OfMinutes(1),
            Evaluation = EvaluationMode.EveryTick,
        };
        return new SessionCommand.Start(new SessionId("demo-1"), config, "demo") { At = Now };
    }

    // Strong buys for one market after the other, and a doubt in between, so that the entry rule turns false and may
    // fire again.
    private async Task Advise(CancellationToken cancellation)
    {
        var symbols = node.Engine.Market.Feeds.Select(f => f.Instrument.Symbol).ToArray();
        for (var round = 0; ; round++)
        {
            foreach (var symbol in symbols)
            {
                var isBuy = (round + Array.IndexOf(symbols, symbol)) % 2 == 0;
                var now = Now;
                var advice = new Recommendation
                {
                    Id = new RecommendationId($"demo-{symbol}-{now.Ticks}"),
                    Symbol = symbol,
                    Rating = isBuy ? Rating.StrongBuy : Rating.Hold,
                    Confidence = isBuy ? 0.9m : 0.5m,
                    IssuedAt = now,
                    ExpiresAt = now + AdviceLife,
                    Source = "demo",
                };
                await Ask(RecommendationEntity.Id, new RecommendationCommand.Post(advice, now), null)
                    .ConfigureAwait(false);
            }

            await Task.Delay(AdviceEvery, _clock, cancellation).ConfigureAwait(false);
        }
    }

    private Task Do(string step, PortfolioCommand command) =>
        Ask(PortfolioEntity.IdOf(Id), new PortfolioMessage.Do(command), $"demo:{step}");

    private async Task Ask(EntityId entity, object command, string? commandId)
    {
        var result = await node.Engine.Entities.Ask(entity, command, commandId).ConfigureAwait(false);
        if (result is CommandResult.Refused refused)
        {
            output.WriteLine($"refused: {refused.Refusal.Message}");
        }
    }
}
