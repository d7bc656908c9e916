using System.Net;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Host.Tests.Conformance;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Host.Tests.Node.Watching;

/// <summary>A node whose journal has lost what it had acknowledged of its halts.</summary>
public sealed class DamagedNodeTests
{
    [Fact]
    public async Task A_lost_record_of_halts_is_an_alert_after_the_next_start_and_nothing_is_traded_meanwhile()
    {
        await using var node = new ConformingNode();
        await node.Start();
        using (var before = node.Client(node.AdminToken))
        {
            await before.Post("/halts", """{"scope":"account","target":"nobody","reason":"a test"}""")
                .Json(HttpStatusCode.OK);
        }

        await node.Stop();
        Lose(node.Folder);
        await node.Start();
        using var admin = node.Client(node.AdminToken);

        await Eventually.True(() => IsTold(admin), "the damage is told");

        var halts = await admin.Get("/halts").Json(HttpStatusCode.OK);
        Assert.NotEmpty(halts["automatic"]!.AsArray());
    }

    private static bool IsTold(HttpClient admin)
    {
        var alerts = admin.Get("/alerts").Json(HttpStatusCode.OK).GetAwaiter().GetResult();
        return alerts["items"]!.AsArray().Any(a => a!["code"]!.GetValue<string>() == NodeWatch.JournalDamaged
            && a["target"]!.GetValue<string>() == "halts/node");
    }

    private static void Lose(string folder)
    {
        using var connection = new SqliteFile(Path.Combine(folder, "journal.db")).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM event WHERE entity = (SELECT id FROM entity WHERE type = 'halts')";
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
