using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>The market stream failed: a defect of this program, not of the data.</summary>
/// <param name="EventTime">Of the event that it failed at; null where it failed at something else.</param>
/// <param name="Portfolio">
/// The only one concerned, which is not watched until it changes again; null where the stream as a whole began anew.
/// </param>
/// <param name="IsSuspended">
/// It failed too often: prices go on, rules are not looked at until somebody starts evaluation again.
/// </param>
public sealed record MarketDefect(
    Exception Cause, Timestamp? EventTime, PortfolioId? Portfolio = null, bool IsSuspended = false);
