using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports;

/// <summary>Market data that the run read.</summary>
/// <param name="Name">The file, or the name of a generated market.</param>
/// <param name="Symbol">The market it is of.</param>
/// <param name="Kind">In words: <c>4h bars</c>, <c>trades</c>.</param>
/// <param name="Events">How many market events it gave.</param>
/// <param name="First">Time of the first event.</param>
/// <param name="Last">Time of the last event.</param>
public sealed record DataSource(string Name, Symbol Symbol, string Kind, long Events, Timestamp First, Timestamp Last);
