using System.Globalization;
using ActorTrading.Actors.Entities;
using ActorTrading.Storage.Journals.Writing;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Journals;

/// <summary>The tables of accepted losses.</summary>
internal static class AcceptedLosses
{
    /// <summary>Oldest first.</summary>
    public static List<AcceptedLoss> Read(SqliteConnection connection)
    {
        using var rows = new SqliteStatement(
            connection,
            "SELECT type, key, last_good, expected, what, accepted_by, reason, accepted_at FROM accepted_loss "
            + "ORDER BY id");
        var losses = new List<AcceptedLoss>();
        while (rows.Step())
        {
            losses.Add(new AcceptedLoss(
                new JournalDamage(
                    new EntityId(rows.Text(0), rows.Text(1)),
                    rows.Long(2),
                    rows.IsNull(3) ? null : rows.Long(3),
                    rows.Text(4)),
                rows.Text(5),
                rows.Text(6),
                DateTimeOffset.Parse(rows.Text(7), CultureInfo.InvariantCulture)));
        }

        return losses;
    }

    /// <summary>
    /// Writes the loss down and takes what follows the last good record out of the chain, in the open transaction.
    /// </summary>
    public static void Add(JournalDatabase database, AcceptedLoss loss)
    {
        var damage = loss.Damage;
        using var add = new SqliteStatement(
            database.Connection,
            "INSERT INTO accepted_loss (type, key, last_good, expected, what, accepted_by, reason, accepted_at) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        add.Bind(1, damage.Entity.Type).Bind(2, damage.Entity.Key).Bind(3, damage.LastGood);
        if (damage.Expected is { } expected)
        {
            add.Bind(4, expected);
        }

        add.Bind(5, damage.What).Bind(6, loss.By).Bind(7, loss.Reason)
            .Bind(8, loss.At.ToString("O", CultureInfo.InvariantCulture))
            .Run();
        if (database.Load(damage.Entity) is { } slot && slot.Sequence > damage.LastGood)
        {
            SetAside(database.Connection, slot.Row, damage.LastGood);
        }
    }

    private static void SetAside(SqliteConnection connection, long entityRow, long lastGood)
    {
        using var copy = new SqliteStatement(
            connection,
            "INSERT INTO event_set_aside SELECT (SELECT max(id) FROM accepted_loss), v.* FROM event v "
            + "WHERE v.entity = ? AND v.sequence > ?");
        copy.Bind(1, entityRow).Bind(2, lastGood).Run();
        using var remove = new SqliteStatement(connection, "DELETE FROM event WHERE entity = ? AND sequence > ?");
        remove.Bind(1, entityRow).Bind(2, lastGood).Run();
    }
}
