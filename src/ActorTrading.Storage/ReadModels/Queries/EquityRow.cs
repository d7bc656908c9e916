using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Equity at a peak or the start of a day: a row of <c>equity_marks</c>.</summary>
public sealed record EquityRow : IReadRow
{
    public required string PortfolioId { get; init; }

    public required long Sequence { get; init; }

    public required decimal Equity { get; init; }

    public required string Currency { get; init; }

    public required Timestamp At { get; init; }

    public required long Position { get; init; }
}
