using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;

namespace ActorTrading.Testing.Trading;

/// <summary>
/// Many portfolios, each with money, rules, an account of its own and a running session on one of the markets in turn;
/// opened through an entity host by the commands that an operator would give.
/// </summary>
public sealed class RunningSessions(EntityHost host, ImmutableArray<Instrument> markets, TimeProvider time)
{
    /// <summary>Portfolios that are opened at the same time, so that their events share durable writes.</summary>
    private const int AtOnce = 256;

    private static readonly Amount Cash = new(10_000m, Currency.Usd);

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    public static PortfolioId IdOf(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"p{number:D5}"));

    public static AccountId AccountOf(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"a{number:D5}"));

    /// <summary>Opens so many, numbered from nought.</summary>
    /// <param name="rulesOf">The rules of a portfolio, as JSON.</param>
    /// <exception cref="InvalidOperationException">Something was refused or not acknowledged.</exception>
    public Task Open(int count, Func<int, string> rulesOf) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) => await Open(number, rulesOf(number)));

    private async Task Open(int number, string rules)
    {
        var (id, market) = (IdOf(number), markets[number % markets.Length]);
        await Do(id, new PortfolioCommand.Open($"Portfolio {id}", Currency.Usd, AccountOf(number)) { At = Now });
        await Do(id, new PortfolioCommand.ListInstrument(market) { At = Now });
        await Do(id, new PortfolioCommand.Deposit(Cash) { At = Now });
        foreach (var rule in Parse(rules))
        {
            var create = new RuleSetCommand.Create(new RuleId($"{id}-{rule.Name}"), rule) { At = Now };
            await Ask(RuleSetEntity.IdOf(id), create);
        }

        var config = new SessionConfig
        {
            Name = "Remembered",
            Symbols = [market.Symbol],
            DefaultTimeframe = Timeframe.OfSeconds(1),
            Evaluation = EvaluationMode.EveryTick,
        };
        var start = new SessionCommand.Start(new SessionId($"{id}-session"), config, "operator") { At = Now };
        await Do(id, new PortfolioCommand.ChangeSession(start) { At = Now });
    }

    private static ImmutableArray<RuleDefinition> Parse(string rules) => RuleJson.Parse(rules) switch
    {
        RuleParseResult.Valid valid => valid.Rules,
        var invalid => throw new InvalidOperationException(invalid.ToString()),
    };

    private Task Do(PortfolioId id, PortfolioCommand command) =>
        Ask(PortfolioEntity.IdOf(id), new PortfolioMessage.Do(command));

    private async Task Ask(EntityId entity, object command)
    {
        if (await host.Ask(entity, command) is not CommandResult.Accepted { EventCount: > 0 })
        {
            throw new InvalidOperationException($"{entity} did not accept {command}.");
        }
    }
}
