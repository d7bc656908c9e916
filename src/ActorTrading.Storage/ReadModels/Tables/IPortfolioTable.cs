using ActorTrading.Storage.ReadModels.Writing;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>
/// Rows that follow from portfolio events. What is written depends on the events alone, not on how they came in
/// batches.
/// </summary>
internal interface IPortfolioTable
{
    void Write(PortfolioChange change, RowWriter rows);
}
