using System.Collections.Immutable;
using System.ComponentModel;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Sessions;

/// <summary>A session to be started.</summary>
public sealed record NewSession
{
    public required PortfolioId PortfolioId { get; init; }

    public required string Name { get; init; }

    [Description("The markets to trade, such as BTC-USD.")]
    public required ImmutableArray<Symbol> Symbols { get; init; }

    [Description("Taken by rule fields that name no timeframe; 5m unless said.")]
    public Timeframe? Timeframe { get; init; }

    [Description("Whether rules are looked at with every tick or when a bar closes; bar_close unless said.")]
    public EvaluationMode? Evaluation { get; init; }

    [Description("Left out for at once.")]
    public Timestamp? ScheduledStart { get; init; }

    [Description("Left out for until somebody stops it.")]
    public Timestamp? ScheduledEnd { get; init; }

    [Description("When entries are allowed; left out for around the clock.")]
    public TradingHours? TradingHours { get; init; }

    [Description("Market data older than this supports no entry.")]
    public decimal? MaxDataAgeSeconds { get; init; }

    public SessionConfig ToConfig() => new()
    {
        Name = Name,
        Symbols = Symbols,
        DefaultTimeframe = Timeframe ?? Domain.Instruments.Timeframe.OfMinutes(5),
        Evaluation = Evaluation ?? EvaluationMode.BarClose,
        ScheduledStart = ScheduledStart,
        ScheduledEnd = ScheduledEnd,
        TradingHours = TradingHours,
        MaxDataAge = MaxDataAgeSeconds is { } age ? TimeSpan.FromSeconds((double)age) : null,
    };
}

/// <param name="Reason">For the record; needed to stop or pause.</param>
public sealed record SessionReason(string Reason);
