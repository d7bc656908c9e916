using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Testing.MarketData;

namespace ActorTrading.Engine.Tests.MarketData;

public sealed class InMemoryMarketStoreTests : MarketStoreConformance
{
    protected override IMarketStore Open() => new InMemoryMarketStore();
}
