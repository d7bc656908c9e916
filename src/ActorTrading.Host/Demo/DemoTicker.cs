using System.Globalization;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Projections;

namespace ActorTrading.Host.Demo;

/// <summary>Follows the journal and tells in a line each what a portfolio does and why.</summary>
internal sealed class DemoTicker(IJournalFeed journal, TextWriter output)
{
    private const int PageSize = 256;

    private readonly EntityCatalogue _catalogue = KnownEntities.Catalogue();

    public async Task Follow(PortfolioId portfolio, long from, CancellationToken cancellation)
    {
        var entity = PortfolioEntity.IdOf(portfolio);
        while (true)
        {
            await journal.WaitPast(from, cancellation).ConfigureAwait(false);
            foreach (var (offset, record) in await journal.ReadAfter(from, PageSize).ConfigureAwait(false))
            {
                from = offset;
                if (record.Entity == entity
                    && _catalogue.Decode(record) is PortfolioEvent told && LineOf(told) is { } line)
                {
                    output.WriteLine($"{told.At.ToDateTimeOffset():HH:mm:ss.fff}  {line}");
                }
            }
        }
    }

    private static string? LineOf(PortfolioEvent told) => told switch
    {
        PortfolioEvent.Opened e => $"portfolio {e.Id} is open, in {e.BaseCurrency}",
        PortfolioEvent.Deposited e => $"deposit of {e.Amount}",
        PortfolioEvent.SessionChanged e => $"session {e.Change.GetType().Name.ToLowerInvariant()}",
        PortfolioEvent.RuleFired e => $"rule '{e.Name}' is true on {e.Symbol}",
        PortfolioEvent.OrderIntended e => $"  -> {Order(e.Intent.Spec)}, id {e.Intent.Id}",
        PortfolioEvent.OrderDenied e => $"  -> {Order(e.Spec)} denied: {e.Reason.Message}",
        PortfolioEvent.OrderFilled e => $"  <- filled {Number(e.Fill.Quantity.Value)} {e.Fill.Symbol} at "
            + $"{Number(e.Fill.Price.Value)}, fee {Number(e.Fill.Fee.Value)} {e.Fill.Fee.Currency}",
        PortfolioEvent.HaltChanged e => $"halt {e.Change.GetType().Name.ToLowerInvariant()}",
        _ => null,
    };

    private static string Order(OrderSpec spec) =>
        $"{spec.Side.ToString().ToLowerInvariant()} {Number(spec.Quantity.Value)} {spec.Symbol} "
        + $"({spec.Type.ToString().ToLowerInvariant()})";

    private static string Number(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
