using System.Collections.Concurrent;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Trading;

/// <summary>
/// Which portfolio a rule, session or order belongs to: those made through this door since it opened, and all that the
/// read models know. Ids that were never given out cost no entity, so that guessing them costs nothing.
/// </summary>
public sealed class OwnerDirectory(ReadModelStore store)
{
    /// <summary>Ids that are remembered until the read models have them.</summary>
    private const int RememberedMax = 10_000;

    private readonly PortfolioQueries _portfolios = new(store);
    private readonly OrderQueries _orders = new(store);
    private readonly ConcurrentDictionary<(string Kind, string Id), PortfolioId> _made = new();

    public bool Knows(PortfolioId portfolio) =>
        _made.ContainsKey(("portfolio", portfolio.Value)) || _portfolios.Find(portfolio.Value) is not null;

    public PortfolioId? OfRule(string id) =>
        Made("rule", id) ?? Of(_portfolios.RulesNamed(id).Select(r => r.PortfolioId).FirstOrDefault());

    public PortfolioId? OfSession(string id) =>
        Made("session", id) ?? Of(_portfolios.SessionsNamed(id).Select(s => s.PortfolioId).FirstOrDefault());

    public PortfolioId? OfOrder(string id) => Of(_orders.Find(id)?.PortfolioId);

    /// <summary>
    /// Notes what is about to be made. False where it is another portfolio's: paths of the API name nothing but the id.
    /// </summary>
    public bool ClaimRule(string id, PortfolioId portfolio) => Claim("rule", id, portfolio, OfRule(id));

    /// <summary>Takes a claim back: nothing was made.</summary>
    public void Unclaim(string rule) => _made.TryRemove(("rule", rule), out _);

    /// <inheritdoc cref="ClaimRule"/>
    public bool ClaimSession(string id, PortfolioId portfolio) => Claim("session", id, portfolio, OfSession(id));

    public void Opened(PortfolioId portfolio) => Note("portfolio", portfolio.Value, portfolio);

    private static PortfolioId? Of(string? portfolio) => portfolio is null ? null : new(portfolio);

    private bool Claim(string kind, string id, PortfolioId portfolio, PortfolioId? owner)
    {
        if (owner is { } known && known != portfolio)
        {
            return false;
        }

        Note(kind, id, portfolio);
        return true;
    }

    private void Note(string kind, string id, PortfolioId portfolio)
    {
        if (_made.Count >= RememberedMax)
        {
            _made.Clear();
        }

        _made[(kind, id)] = portfolio;
    }

    private PortfolioId? Made(string kind, string id) =>
        _made.TryGetValue((kind, id), out var portfolio) ? portfolio : null;
}
