namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A row of a list.</summary>
public interface IReadRow
{
    /// <summary>Journal offset of the event that made the row; the order of lists.</summary>
    long Position { get; }
}
