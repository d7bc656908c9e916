using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>Writes down each portfolio's events in canonical JSON.</summary>
internal sealed class JournalLines : IPortfolioWatchers
{
    public List<string> Lines { get; } = [];

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        foreach (var @event in events)
        {
            var json = JsonSerializer.Serialize(@event, @event.GetType(), DomainJson.Options);
            Lines.Add($"{portfolio.Id} {@event.At} {@event.GetType().Name} {json}");
        }
    }
}
