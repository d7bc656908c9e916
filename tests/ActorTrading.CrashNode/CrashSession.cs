using System.Globalization;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using Microsoft.Extensions.Logging;

namespace ActorTrading.CrashNode;

/// <summary>One life of a node under load, and what its client sees of it.</summary>
internal sealed class CrashSession(NodeRuntime node, ulong seed)
{
    /// <summary>The seed with which nobody wishes anything after the sessions have started.</summary>
    private const ulong WithoutOperator = 0;

    private const int Portfolios = 4;
    private const string Rules = """
        [
          {"name": "Up", "type": "entry", "cooldown": "1s",
           "conditions": [{"field": "price", "operator": "greater_than", "value": 1},
                          {"field": "position_open", "operator": "equals", "value": 0}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 10,
                        "stop_loss": 2, "take_profit": 2}]},
          {"name": "Down", "type": "exit", "cooldown": "1s",
           "conditions": [{"field": "position_holding_minutes", "operator": "greater_than", "value": 0.005}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Lock _telling = new();
    private ulong _random = seed | 1;

    private static Timestamp Now => Timestamp.From(TimeProvider.System.GetUtcNow());

    public static async Task Run(string folder, ulong seed, CrashPlan crash)
    {
        var options = new NodeOptions
        {
            DataFolder = folder,
            Http = new() { Listen = new(System.Net.IPAddress.Loopback, 0) },
            Feed = new() { TickRate = 60m, Volatility = 150m, Symbols = [Symbol.Of("BTC-USD"), Symbol.Of("ETH-USD")] },
            Journal = new() { SnapshotEvery = 20 },
        };
        using var logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddSimpleConsole().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        var node = await NodeAssembly.Open(options, logs, crash.Seams);
        await using (node)
        {
            await node.Start(CancellationToken.None);
            await new CrashSession(node, seed).Live();
            await node.Stop();
        }
    }

    private async Task Live()
    {
        Tell("ready");
        var end = Task.Run(Console.ReadLine);
        using var pace = new PeriodicTimer(Pause);
        await Open();
        while (!end.IsCompleted && await pace.WaitForNextTickAsync())
        {
            if (seed != WithoutOperator)
            {
                await Act();
            }
        }

        await Settle(pace);
    }

    private async Task Open()
    {
        for (var i = 0; i < Portfolios; i++)
        {
            var (id, account) = (new PortfolioId($"p{i}"), new AccountId($"a{i}"));
            var instruments = node.Engine.Market.Feeds.Select(f => f.Instrument).ToArray();
            await Do(id, "open", new PortfolioCommand.Open($"P{i}", Currency.Usd, account) { At = Now });
            foreach (var instrument in instruments)
            {
                await Do(
                    id, $"list-{instrument.Symbol}", new PortfolioCommand.ListInstrument(instrument) { At = Now });
            }

            var cash = new Amount(10_000m, Currency.Usd);
            await Do(id, "deposit", new PortfolioCommand.Deposit(cash) { At = Now });
            var rules = ((RuleParseResult.Valid)RuleJson.Parse(Rules)).Rules;
            for (var r = 0; r < rules.Length; r++)
            {
                await Ask(
                    RuleSetEntity.IdOf(id),
                    $"rule-{r}",
                    new RuleSetCommand.Create(new RuleId($"{id}-r{r}"), rules[r]) { At = Now });
            }

            var config = new SessionConfig
            {
                Name = "Crash",
                Symbols = [.. instruments.Select(x => x.Symbol)],
                DefaultTimeframe = Timeframe.OfMinutes(1),
                Evaluation = EvaluationMode.EveryTick,
            };
            var start = new SessionCommand.Start(new SessionId($"{id}-s"), config, "client") { At = Now };
            await Do(id, "start", new PortfolioCommand.ChangeSession(start) { At = Now });
        }
    }

    /// <summary>A random wish of an operator: money in, the emergency stop, its end.</summary>
    private async Task Act()
    {
        var draw = Next(100);
        var id = new PortfolioId($"p{Next(Portfolios)}");
        if (draw < 6)
        {
            var amount = new Amount(1m + Next(5), Currency.Usd);
            var command = $"more-{Now.Ticks}";
            await Do(id, command, new PortfolioCommand.Deposit(amount) { At = Now });
        }
        else if (draw < 8)
        {
            var receipt = node.Engine.Halts.Raise(
                new HaltRequest(HaltScope.Cluster, HaltLevel.ReduceOnly, Flatten: false, "crash test", "client"));
            Tell($"halted {receipt.File.IsDone} {Now}");
        }
        else if (draw < 20 && node.Engine.Switch.InForce.Standing.Halts.LevelOf(HaltScope.Cluster) != HaltLevel.None)
        {
            Tell($"lowering {Now}");
            var lower = new HaltCommand.Lower(HaltScope.Cluster, HaltLevel.None, "go on", "client", Now);
            if (await node.Engine.Halts.RequestLower(lower) is LowerResult.CodeGiven given)
            {
                await node.Engine.Halts.ConfirmLower(HaltScope.Cluster, given.Lowering.Code, "client");
            }
        }
    }

    /// <summary>No more rules; then the venue's word on everything that is open.</summary>
    private async Task Settle(PeriodicTimer pace)
    {
        for (var i = 0; i < Portfolios; i++)
        {
            var stop = new SessionCommand.Stop("settle") { At = Now };
            await Do(
                new PortfolioId($"p{i}"), $"stop-{Now.Ticks}", new PortfolioCommand.ChangeSession(stop) { At = Now });
        }

        // Orders that are not done may still trade: the venue's answers to the last of them have to come in.
        const int LooksAtLeast = 50;
        const int LooksAtMost = 500;
        for (var look = 0; look < LooksAtMost && (look < LooksAtLeast || node.Engine.Questions.Count > 0); look++)
        {
            await pace.WaitForNextTickAsync();
        }

        foreach (var head in node.Stores.Journal.ReadEntities().Where(h => h.Entity.Type is "portfolio" or "account"))
        {
            await Compare(head.Entity);
        }

        Tell("settled");
    }

    /// <summary>Protective orders may still trade, so that the three looks have to be of the same event.</summary>
    private async Task Compare(EntityId entity)
    {
        while (true)
        {
            var live = await node.Engine.Entities.Inspect(entity);
            var tail = await node.Engine.Entities.Inspect(entity, StateSource.SnapshotAndTail);
            var full = await node.Engine.Entities.Inspect(entity, StateSource.FullReplay);
            if (live.Sequence == full.Sequence)
            {
                Tell($"hash {entity} {live.StateHash == tail.StateHash && tail.StateHash == full.StateHash}");
                return;
            }
        }
    }

    private Task Do(PortfolioId id, string step, PortfolioCommand command) =>
        Ask(PortfolioEntity.IdOf(id), step, new PortfolioMessage.Do(command));

    private async Task Ask(EntityId entity, string step, object command)
    {
        Tell($"ask {entity} {step}");
        var result = await node.Engine.Entities.Ask(entity, command, step);
        Tell(result switch
        {
            CommandResult.Accepted { EventCount: > 0 } accepted => string.Create(
                CultureInfo.InvariantCulture, $"ok {entity} {step} {accepted.Sequence}"),
            CommandResult.Accepted => $"nothing {entity} {step}",
            CommandResult.Refused refused => $"refused {entity} {step} {refused.Refusal.Code}",
            CommandResult.Unavailable => $"failed {entity} {step}",
            _ => $"unknown {entity} {step}",
        });
    }

    private void Tell(string line)
    {
        lock (_telling)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private int Next(int below)
    {
        // xorshift64: the same draws for a seed on every machine.
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return (int)(_random % (ulong)below);
    }
}
