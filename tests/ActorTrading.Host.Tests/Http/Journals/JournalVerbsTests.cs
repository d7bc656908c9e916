using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Tests.Http.Journals;

public sealed class JournalVerbsTests
{
    private const string Alerts = "/journal/entities/alerts/board";

    [Fact]
    public async Task The_events_of_an_entity_come_page_by_page_chained_to_one_another()
    {
        await using var stored = await StoredNode.Start(alerts: 5);
        var admin = stored.Node.Admin;

        var first = await admin.Get(Alerts + "?limit=3").Json(HttpStatusCode.OK);
        var rest = await admin.Get($"{Alerts}?limit=3&cursor={first["next"]}").Json(HttpStatusCode.OK);
        var middle = await admin.Get(Alerts + "?from=2&to=4").Json(HttpStatusCode.OK);

        Assert.Equal([1, 2, 3], SequencesOf(first));
        Assert.Equal([4, 5], SequencesOf(rest));
        Assert.Null(rest["next"]);
        Assert.Equal([2, 3, 4], SequencesOf(middle));
        var raised = first["items"]![0]!;
        Assert.Equal(("alerts.raised", 64), (Text(raised, "manifest"), Text(raised, "hash").Length));
        Assert.Contains("thing 0", raised["event"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_events_are_looked_through_in_the_order_of_writing_and_the_newest_come_last()
    {
        await using var stored = await StoredNode.Start(alerts: 5);
        var admin = stored.Node.Admin;

        var first = await admin.Get("/journal/events?type=alerts&limit=3").Json(HttpStatusCode.OK);
        var rest = await admin.Get($"/journal/events?type=alerts&limit=3&cursor={first["next"]}")
            .Json(HttpStatusCode.OK);
        var found = await admin.Get("/journal/events?contains=thing%203").Json(HttpStatusCode.OK);
        var newest = await admin.Get("/journal/events/newest?limit=2").Json(HttpStatusCode.OK);
        var later = await admin.Get($"/journal/events/newest?after={newest["items"]![0]!["offset"]}")
            .Json(HttpStatusCode.OK);
        var none = await admin.Get($"/journal/events/newest?type=job&after=0").Json(HttpStatusCode.OK);
        var others = await admin.Get("/journal/events?manifest=portfolio.").Json(HttpStatusCode.OK);
        var all = await admin.Get("/journal/events").Json(HttpStatusCode.OK);

        Assert.Equal([1, 2, 3], RecordsOf(first));
        Assert.Equal([4, 5], RecordsOf(rest));
        Assert.Null(rest["next"]);
        Assert.Equal([4], RecordsOf(found));
        Assert.Equal([4, 5], RecordsOf(newest));
        Assert.Equal([5], RecordsOf(later));
        Assert.Empty(none["items"]!.AsArray());
        Assert.Equal(newest["last"]!.GetValue<long>(), none["last"]!.GetValue<long>());
        Assert.Empty(others["items"]!.AsArray());
        Assert.Equal(["alerts"], all["items"]!.AsArray().Select(i => Text(i!, "type")).Distinct());
        var offsets = all["items"]!.AsArray().Select(i => i!["offset"]!.GetValue<long>()).ToArray();
        Assert.Equal(offsets.Order(), offsets);
        await admin.Get("/journal/events?contains=").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await admin.Get($"/journal/events?type=job&cursor={first["next"]}")
            .Problem(HttpStatusCode.BadRequest, "cursor_invalid");
    }

    [Fact]
    public async Task Who_may_come_in_and_who_did_what_are_not_read_there_and_wrong_questions_are_refused()
    {
        await using var stored = await StoredNode.Start(alerts: 1);
        var admin = stored.Node.Admin;
        var scoped = stored.Node.Client(await admin.NewToken("viewer", ""","portfolios":["mine"]"""));

        await admin.Get("/journal/entities/access/access").Problem(HttpStatusCode.NotFound, "entity_unknown");
        await admin.Get("/journal/entities/audit/audit").Problem(HttpStatusCode.NotFound, "entity_unknown");
        await admin.Get("/journal/entities/portfolio/nobody").Problem(HttpStatusCode.NotFound, "entity_unknown");
        await scoped.Get("/journal/entities/portfolio/theirs").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await scoped.Get(Alerts).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await admin.Get(Alerts + "?from=0").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await admin.Get(Alerts + "?from=3&to=2").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task Verification_names_what_is_damaged_and_figures_count_it()
    {
        await using var stored = await StoredNode.Start(alerts: 4);
        var admin = stored.Node.Admin;

        var sound = await admin.Post("/journal/verify", null).Json(HttpStatusCode.OK);
        var one = await admin.Post(Alerts + "/verify", null).Json(HttpStatusCode.OK);
        stored.Alter("DELETE FROM event WHERE sequence > 2 AND entity = (SELECT id FROM entity WHERE type = 'alerts')");
        var damaged = await admin.Post("/journal/verify", null).Json(HttpStatusCode.OK);
        var stats = await admin.Get("/journal/stats").Json(HttpStatusCode.OK);

        Assert.True(sound["is_sound"]!.GetValue<bool>(), sound.ToJsonString());
        Assert.Equal((1, 4L), (one["entities"]!.GetValue<int>(), one["records"]!.GetValue<long>()));
        var damage = Assert.Single(damaged["damages"]!.AsArray())!;
        Assert.Equal(("alerts", 2L, 4L), (
            Text(damage, "type"), damage["last_good"]!.GetValue<long>(), damage["expected"]!.GetValue<long>()));
        Assert.Equal(1, stats["damaged"]!.GetValue<int>());
        await admin.Get(Alerts).Problem(HttpStatusCode.Conflict, "journal_unreadable");
        await admin.Post("/journal/backup", null).Problem(HttpStatusCode.Conflict, "backup_impossible");
        await admin.Post("/journal/entities/alerts/nobody/verify", null)
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
    }

    [Fact]
    public async Task A_backup_is_made_listed_and_checked_and_can_be_restored()
    {
        await using var stored = await StoredNode.Start(alerts: 3);
        var admin = stored.Node.Admin;

        var made = await admin.Post("/journal/backup", null, ("Idempotency-Key", "b")).Json(HttpStatusCode.OK);
        var again = await admin.Post("/journal/backup", null, ("Idempotency-Key", "b")).Json(HttpStatusCode.OK);
        var listed = await admin.Get("/journal/backups").Json(HttpStatusCode.OK);
        var name = Text(made, "name");
        var check = await admin.Post($"/journal/backups/{name}/verify", null).Json(HttpStatusCode.OK);
        await File.AppendAllTextAsync(
            Path.Combine(stored.Backups, name, "journal.db"), "x", TestContext.Current.CancellationToken);
        var broken = await admin.Post($"/journal/backups/{name}/verify", null).Json(HttpStatusCode.OK);

        Assert.Equal(made.ToJsonString(), again.ToJsonString());
        Assert.Equal(made.ToJsonString(), Assert.Single(listed["items"]!.AsArray())!.ToJsonString());
        Assert.True(check["is_sound"]!.GetValue<bool>());
        Assert.Equal(made["records"]!.GetValue<long>(), check["records"]!.GetValue<long>());
        Assert.Contains("journal.db", Assert.Single(broken["problems"]!.AsArray())!.GetValue<string>());
        Assert.False(JournalBackup.Verify(Text(made, "path")).IsSound);
        await admin.Post("/journal/backups/..%2Fdata/verify", null).Problem(HttpStatusCode.NotFound, "backup_unknown");
    }

    [Fact]
    public async Task Upkeep_is_for_admins_and_audited()
    {
        await using var stored = await StoredNode.Start(alerts: 1);
        var trader = stored.Node.Client(await stored.Node.Admin.NewToken("trader"));

        foreach (var path in (string[])["/journal/verify", "/journal/backup", Alerts + "/verify"])
        {
            await trader.Post(path, null).Problem(HttpStatusCode.Forbidden, "permission_missing");
        }

        await trader.Get("/journal/backups").Problem(HttpStatusCode.Forbidden, "permission_missing");
        await stored.Node.Admin.Post("/journal/verify", null).Json(HttpStatusCode.OK);
        var audit = await stored.Node.Admin.Get("/audit").Json(HttpStatusCode.OK);
        Assert.Contains(audit["items"]!.AsArray(), e => Text(e!["entry"]!, "action") == "verify_journal");
    }

    private static IEnumerable<long> RecordsOf(JsonNode page) =>
        page["items"]!.AsArray().Select(i => i!["record"]!["sequence"]!.GetValue<long>());

    private static IEnumerable<int> SequencesOf(JsonNode page) =>
        page["items"]!.AsArray().Select(e => e!["sequence"]!.GetValue<int>());

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
