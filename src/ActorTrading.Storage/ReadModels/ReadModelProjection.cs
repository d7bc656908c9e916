using System.Globalization;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.ReadModels.Tables;
using ActorTrading.Storage.ReadModels.Writing;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels;

/// <summary>
/// Writes the read models: every table, and the checkpoint with them, in one transaction per batch. Owns the one
/// connection that writes to the file.
/// </summary>
public sealed class ReadModelProjection : IProjection, IDisposable
{
    private const string CheckpointName = "read-models";

    private static readonly RowShape Mark = new("projection", "name");

    private readonly SqliteConnection _connection;
    private readonly RowWriter _rows;
    private readonly PortfolioFolds _folds = new();
    private readonly IPortfolioTable[] _tables =
    [
        new OrderTable(), new TradeTable(), new PositionTable(), new SessionTable(), new SignalTable(),
        new DecisionTable(), new EquityTable(), new ConfigTable(), new StrategyTable(),
    ];

    internal ReadModelProjection(SqliteConnection connection)
    {
        _connection = connection;
        _rows = new RowWriter(connection);
        Checkpoint = Stored(1) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
    }

    public string Name => CheckpointName;

    public long Checkpoint { get; private set; }

    /// <summary>By what the rows were made; null in a new file.</summary>
    internal string? StoredVersion => Stored(0);

    public void Apply(IReadOnlyList<JournalledEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        using var transaction = _connection.BeginTransaction();
        try
        {
            foreach (var e in events)
            {
                Write(e);
            }

            _folds.Flush(_rows);
            _rows.Put(
                Mark,
                ("name", CheckpointName),
                ("version", ReadModelFile.Version),
                ("checkpoint", events[^1].Offset));
            transaction.Commit();
        }
        catch
        {
            _folds.Forget();
            throw;
        }

        Checkpoint = events[^1].Offset;
        _folds.Shrink();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }

    private void Write(in JournalledEvent e)
    {
        switch (e.Event)
        {
            case PortfolioEvent @event:
                var change = _folds.Apply(e, @event, _rows);
                foreach (var table in _tables)
                {
                    table.Write(change, _rows);
                }

                break;
            case RuleSetEvent @event:
                RuleTable.Write(e.Offset, e.Record.Entity.Key, @event, _rows);
                break;
            case RecommendationEvent @event:
                RecommendationTable.Write(e.Offset, @event, _rows);
                break;
        }
    }

    private string? Stored(int column) => _rows.First(
        "SELECT version, checkpoint FROM projection WHERE name = ?1", 2, CheckpointName)?[column];
}
