using ActorTrading.Domain.Time;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node.Markets;

namespace ActorTrading.Host.Tests.Node;

public sealed class MarketAnchorTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly MarketAnchor _first = new(7, Timestamp.Parse("2026-03-04T12:00:00Z"));

    [Fact]
    public void A_restart_finds_the_market_of_the_first_start()
    {
        var path = Path.Combine(_workspace.Root, "market.json");

        Assert.Equal(_first, MarketAnchor.Keep(path, () => _first));
        Assert.Equal(_first, MarketAnchor.Keep(path, () => throw new InvalidOperationException("It is kept.")));
    }

    [Fact]
    public void A_damaged_file_is_named_with_what_to_do()
    {
        var path = _workspace.Write("market.json", "{ \"seed\": ");

        var problem = Assert.Single(
            Assert.Throws<InputException>(() => MarketAnchor.Keep(path, () => _first)).Problems);
        Assert.StartsWith(path, problem, StringComparison.Ordinal);
        Assert.Contains("Remove it", problem, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();
}
