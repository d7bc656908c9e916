using System.Net;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What becomes of an entity's answer.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("rule_unknown", 404)]
    [InlineData("session_already_started", 409)]
    [InlineData("rule_version_conflict", 412)]
    [InlineData("amount_not_positive", 422)]
    [InlineData("invented_tomorrow", 422)]
    public void A_refusal_has_the_status_of_its_code(string code, int status)
    {
        var problem = CommandAnswer.Of(new CommandResult.Refused(new(code, "Why.")));

        Assert.Equal((status, code, "Why."), (problem.Status, problem.Code, problem.Detail));
    }

    [Fact]
    public void What_is_unavailable_may_come_back_unless_somebody_has_to_resume_it()
    {
        var full = CommandAnswer.Of(new CommandResult.Unavailable(UnavailableCode.MailboxFull, "Full."));
        var suspended = CommandAnswer.Of(new CommandResult.Unavailable(UnavailableCode.Suspended, "Suspended."));

        Assert.Equal((503, "mailbox_full", TimeSpan.FromSeconds(1)), (full.Status, full.Code, full.RetryAfter));
        Assert.Equal((503, "entity_suspended", null), (suspended.Status, suspended.Code, suspended.RetryAfter));
    }

    [Fact]
    public async Task An_append_that_fails_for_certain_is_told_so()
    {
        var (node, journal) = await WithAlert();
        await using var opened = node;
        journal.Script(journal.Appends + 1, JournalFault.Fail);

        await node.Admin.Post("/alerts/1/ack", null).Problem(HttpStatusCode.ServiceUnavailable, "journal_failed");
    }

    [Fact]
    public async Task A_journal_that_does_not_answer_leaves_the_outcome_open_after_the_time_of_a_request()
    {
        var (node, journal) = await WithAlert();
        await using var opened = node;
        journal.Holds = true;

        var answer = node.Admin.Post("/alerts/1/ack", null, ("Idempotency-Key", "ack"));
        await Eventually.True(
            () =>
            {
                node.Time.Advance(TimeSpan.FromSeconds(1));
                return answer.IsCompleted;
            },
            "the request is answered");
        await answer.Problem(HttpStatusCode.ServiceUnavailable, "outcome_unknown");
        journal.Holds = false;
        while (journal.Release())
        {
        }

        await node.Admin.Post("/alerts/1/ack", null, ("Idempotency-Key", "ack")).Json(HttpStatusCode.OK);
    }

    /// <summary>A node with one alert and a journal that fails when told.</summary>
    private static async Task<(TestNode Node, FaultyJournal Journal)> WithAlert()
    {
        FaultyJournal? faulty = null;
        var node = await TestNode.Start(new TestNodeOptions { Journal = inner => faulty = new FaultyJournal(inner) });
        var raise = new AlertCommand.Raise("disk_full", AlertSeverity.Critical, "node", "No space is left.")
        {
            At = new(node.Time.GetUtcNow().UtcTicks),
        };
        await node.Entities.Ask(AlertsEntity.Id, raise);
        await node.Admin.Get("/alerts").Json(HttpStatusCode.OK);
        return (node, faulty!);
    }
}
