using System.Net;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using ActorTrading.Host.Tests.Crashes;
using ActorTrading.Testing.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Node;

/// <summary>An operator has an entity loaded anew while its portfolio trades.</summary>
public sealed class RestartedEntityTests : IDisposable
{
    private const int Restarts = 5;
    private const int FillsAfterEach = 4;

    private const string Rules = """
        [
          {"name": "Up", "type": "entry", "cooldown": "1s",
           "conditions": [{"field": "price", "operator": "greater_than", "value": 1},
                          {"field": "position_open", "operator": "equals", "value": 0}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 10, "stop_loss": 2}]},
          {"name": "Down", "type": "exit", "cooldown": "1s",
           "conditions": [{"field": "position_holding_minutes", "operator": "greater_than", "value": 0.005}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    private readonly Workspace _workspace = new();

    [Theory]
    [InlineData(PortfolioEntity.Type)]
    [InlineData(ExchangeAccountEntity.Type)]
    [InlineData(RuleSetEntity.Type)]
    public async Task A_portfolio_trades_on_when_its_entities_are_loaded_anew(string type)
    {
        var folder = _workspace.PathOf(type);
        var options = new NodeOptions
        {
            DataFolder = folder,
            Http = new() { Listen = new(IPAddress.Loopback, 0) },
            Feed = new() { TickRate = 60m, Volatility = 150m, Symbols = [Symbol.Of("BTC-USD")] },
        };
        await using var node = await NodeAssembly.Open(options, NullLoggerFactory.Instance);
        await node.Start(TestContext.Current.CancellationToken);
        var markets = node.Engine.Market.Feeds.Select(f => f.Instrument);
        await new RunningSessions(node.Engine.Entities, [.. markets], TimeProvider.System).Open(1, _ => Rules);
        var key = type == ExchangeAccountEntity.Type
            ? RunningSessions.AccountOf(0).Value
            : RunningSessions.IdOf(0).Value;

        for (var restart = 0; restart < Restarts; restart++)
        {
            await VenueFills.Reach(folder, VenueFills.CountIn(folder) + FillsAfterEach);
            Assert.True(node.Engine.Entities.Restart(new EntityId(type, key)));
        }

        await VenueFills.Reach(folder, VenueFills.CountIn(folder) + FillsAfterEach);
        await node.Stop();
    }

    public void Dispose() => _workspace.Dispose();
}
