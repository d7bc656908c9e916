using ActorTrading.Domain.Orders;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>Looks into a paper venue's ledger for transfers, beside the venue that writes it. For any thread.</summary>
public sealed class VenueTransfers(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;

    /// <summary>Whether the venue has booked the transfer durably.</summary>
    public bool Has(AccountId account, string transfer)
    {
        lock (_gate)
        {
            _connection ??= new SqliteFile(path).OpenToRead();
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM transfers WHERE account = $account AND transfer_id = $transfer";
            command.Parameters.AddWithValue("$account", account.Value);
            command.Parameters.AddWithValue("$transfer", transfer);
            return command.ExecuteScalar() is not null;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
        }
    }
}
