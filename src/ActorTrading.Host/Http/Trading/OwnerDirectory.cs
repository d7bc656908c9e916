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
    /// <summary>
    /// Ids that are remembered: those made until the read models have them, those found to spare a look.
    /// </summary>
    private const int RememberedMax = 10_000;

    private readonly PortfolioQueries _portfolios = new(store);
    private readonly OrderQueries _orders = new(store);
    private readonly ConcurrentDictionary<(string Kind, string Id), PortfolioId> _made = new();

    /// <summary>Owners never change: what the read models have said once is not asked again.</summary>
    private readonly ConcurrentDictionary<(string Kind, string Id), PortfolioId> _found = new();

    public bool Knows(PortfolioId portfolio) =>
        (Made("portfolio", portfolio.Value)
            ?? Found("portfolio", portfolio.Value, id => _portfolios.Find(id)?.Id)) is not null;

    public PortfolioId? OfRule(string id) =>
        Made("rule", id)
            ?? Found("rule", id, _ => _portfolios.RulesNamed(id).Select(r => r.PortfolioId).FirstOrDefault());

    public PortfolioId? OfSession(string id) =>
        Made("session", id)
            ?? Found("session", id, _ => _portfolios.SessionsNamed(id).Select(s => s.PortfolioId).FirstOrDefault());

    public PortfolioId? OfOrder(string id) => Found("order", id, _ => _orders.Find(id)?.PortfolioId);

    /// <summary>
    /// Notes what is about to be made. False where it is another portfolio's: paths of the API name nothing but the id.
    /// </summary>
    public bool ClaimRule(string id, PortfolioId portfolio) => Claim("rule", id, portfolio, OfRule(id));

    /// <summary>Takes a claim back: nothing was made.</summary>
    public void Unclaim(string rule) => _made.TryRemove(("rule", rule), out _);

    /// <inheritdoc cref="ClaimRule"/>
    public bool ClaimSession(string id, PortfolioId portfolio) => Claim("session", id, portfolio, OfSession(id));

    public void Opened(PortfolioId portfolio) => Keep(_made, "portfolio", portfolio.Value, portfolio);

    private PortfolioId? Found(string kind, string id, Func<string, string?> look)
    {
        if (_found.TryGetValue((kind, id), out var known))
        {
            return known;
        }

        if (look(id) is not { } portfolio)
        {
            return null;
        }

        Keep(_found, kind, id, new(portfolio));
        return new(portfolio);
    }

    private bool Claim(string kind, string id, PortfolioId portfolio, PortfolioId? owner)
    {
        if (owner is { } known && known != portfolio)
        {
            return false;
        }

        Keep(_made, kind, id, portfolio);
        return true;
    }

    private static void Keep(
        ConcurrentDictionary<(string Kind, string Id), PortfolioId> kept, string kind, string id, PortfolioId portfolio)
    {
        if (kept.Count >= RememberedMax)
        {
            kept.Clear();
        }

        kept[(kind, id)] = portfolio;
    }

    private PortfolioId? Made(string kind, string id) =>
        _made.TryGetValue((kind, id), out var portfolio) ? portfolio : null;
}
