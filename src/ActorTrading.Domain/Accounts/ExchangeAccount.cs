using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Accounts;

/// <summary>
/// An account at a venue: what has been sent there on behalf of which portfolio, and what is not done yet.
/// </summary>
public sealed record ExchangeAccount
{
    public required AccountId Id { get; init; }

    public ImmutableSortedDictionary<ClientOrderId, AccountOrder> Orders { get; init; } =
        ImmutableSortedDictionary<ClientOrderId, AccountOrder>.Empty;

    /// <summary>Who traded a symbol last, and so owns the position in it.</summary>
    public ImmutableSortedDictionary<Symbol, PortfolioId> Owners { get; init; } =
        ImmutableSortedDictionary<Symbol, PortfolioId>.Empty;

    /// <summary>Orders that are done, as far back as late reports of them are told apart from strangers'.</summary>
    public ImmutableArray<DoneOrder> Done { get; init; } = [];

    /// <summary>Open orders at the venue that somebody else sent.</summary>
    public ImmutableSortedSet<ClientOrderId> Foreign { get; init; } = [];

    public static ExchangeAccount Initial(AccountId id) => new() { Id = id };

    public PortfolioId? PortfolioOf(ClientOrderId id)
    {
        if (Orders.TryGetValue(id, out var order))
        {
            return order.Portfolio;
        }

        foreach (var done in Done)
        {
            if (done.Id == id)
            {
                return done.Portfolio;
            }
        }

        return null;
    }
}

/// <summary>An order that has been sent and is not done.</summary>
public sealed record AccountOrder(PortfolioId Portfolio, Order Order)
{
    /// <summary>How often and when the venue was asked for it; null while nobody had to.</summary>
    public VenueInquiry? Inquiry { get; init; }
}

/// <summary>A question to the venue about an order.</summary>
/// <param name="At">When it was asked last.</param>
/// <param name="Count">How often it was asked.</param>
public sealed record VenueInquiry(Timestamp At, int Count);

/// <summary>An order that is done, and whose it was.</summary>
public sealed record DoneOrder(ClientOrderId Id, PortfolioId Portfolio);
