using System.Collections.Concurrent;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Http;

/// <summary>
/// A node that trades as far as its endpoints go: portfolios, rules and accounts as entities, read models on disk, and
/// a market whose prices the test sets. Orders go to a venue that notes them and says nothing.
/// </summary>
internal sealed class TradingNode :
    IMarketView, IMarketCatalogue, IPaperFunding, IVenue, IPortfolioWatchers, IRuleSetWatchers,
    IRecommendationWatchers, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ReadModelStore? _store;
    private ProjectionRunner? _projection;

    /// <summary>By symbol; what is not here is no market of the node.</summary>
    public ConcurrentDictionary<Symbol, decimal> Prices { get; } = new()
    {
        [Symbol.Of("BTC-USD")] = 50_000m,
        [Symbol.Of("ETH-USD")] = 2_000m,
    };

    /// <summary>Bars of the past, which the test puts there.</summary>
    public InMemoryMarketStore History { get; } = new();

    /// <summary>What reached the paper venue, by transfer id.</summary>
    public ConcurrentDictionary<string, PaperTransfer> Transfers { get; } = new();

    public ConcurrentBag<string> Requests { get; } = [];

    /// <summary>What the next transfer fails with.</summary>
    public Exception? FundingFailure { get; set; }

    public static async Task<(TestNode Node, TradingNode Trading)> Start(FollowedInMemoryJournal? recorded = null)
    {
        var trading = new TradingNode();
        var options = new TestNodeOptions();
        var time = options.Time;
        var node = await TestNode.Start(options with
        {
            Recorded = recorded,
            Register = host =>
            {
                host.Register(new PortfolioEntity(trading, trading, time));
                host.Register(new RuleSetEntity(trading));
                host.Register(new RecommendationEntity(trading));
                host.Register(new ExchangeAccountEntity(trading, OpenSendGate.Instance));
            },
            Modules = trading.Modules,
            Closing = trading.DisposeAsync,
        });
        await trading.CatchUp(node);
        return (node, trading);
    }

    public async Task CatchUp(TestNode node) =>
        Assert.True(await _projection!.WaitFor(node.Journal.LastOffset, TimeSpan.FromSeconds(20)));

    public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) =>
        new(at, [.. Prices.Select(p => new MarkPrice(p.Key, new Price(p.Value), at))]);

    public Instrument? Find(Symbol symbol) => Prices.ContainsKey(symbol)
        ? new Instrument
        {
            Symbol = symbol,
            Base = Currency.Of(symbol.Value.Split('-')[0]),
            Quote = Currency.Of(symbol.Value.Split('-')[1]),
        }
        : null;

    public Task Book(PaperTransfer transfer)
    {
        if (FundingFailure is { } failure)
        {
            FundingFailure = null;
            return Task.FromException(failure);
        }

        Transfers.TryAdd(transfer.Id, transfer);
        return Task.CompletedTask;
    }

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) => Requests.Add($"submit {id}");

    public void Cancel(AccountId account, ClientOrderId id) => Requests.Add($"cancel {id}");

    public void Query(AccountId account, ClientOrderId id) => Requests.Add($"query {id}");

    public void RequestStatement(AccountId account) => Requests.Add($"statement {account}");

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
    }

    public void Changed(RuleSet rules)
    {
    }

    public void Advised(Recommendation recommendation) => Requests.Add($"advice {recommendation.Id}");

    private IReadOnlyList<IEndpointModule> Modules(HttpDoorParts parts)
    {
        var feed = (IJournalFeed)parts.Journal;
        _store = new ReadModelStore(_folder["read-models.db"], TimeProvider.System);
        _projection = new ProjectionRunner(_store, feed, KnownEntities.Catalogue(), new ProjectionOptions());
        _projection.Start();
        return TradingModules.Of(new TradingParts
        {
            Market = this,
            Catalogue = this,
            Funding = this,
            ReadModels = _store,
            History = History,
            Projection = _projection,
            Feed = feed,
            Recommendations = RecommendationEntity.Id,
            Cursors = parts.Cursors,
            Time = parts.Time,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _projection!.DisposeAsync();
        _store!.Dispose();
        _folder.Dispose();
    }
}
