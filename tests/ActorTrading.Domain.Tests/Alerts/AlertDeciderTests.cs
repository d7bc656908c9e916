using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Alerts;

public sealed class AlertDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly AlertKey Key = AlertKey.Of("order_unknown", "portfolio main");

    private static readonly AlertCommand.Raise Raise =
        new("order_unknown", AlertSeverity.Warning, "portfolio main", "Order main-1 has no outcome.") { At = Now };

    private static readonly Alert First = new()
    {
        Id = new(1),
        Key = Key,
        Code = "order_unknown",
        Severity = AlertSeverity.Warning,
        Target = "portfolio main",
        Message = "Order main-1 has no outcome.",
        RaisedAt = Now,
    };

    [Fact]
    public void One_thing_that_is_wrong_is_one_alert() =>
        Board().When(Raise).Then(new AlertEvent.Raised(First) { At = Now })
            .When(Raise with { Message = "Once more." }).ThenNothing()
            .When(Raise with { Severity = AlertSeverity.Info }).ThenNothing();

    [Fact]
    public void What_gets_worse_wants_a_new_look()
    {
        var told = Standing().When(Acknowledge(1)).Then(new AlertEvent.Acknowledged(new(1), Key, "desk") { At = Now })
            .When(Raise with { Severity = AlertSeverity.Critical, Message = "Still." })
            .Then(new AlertEvent.Worsened(new(1), Key, AlertSeverity.Critical, "Still.") { At = Now });

        var alert = told.State.Standing[Key];
        Assert.Equal((AlertSeverity.Critical, "Still.", null), (alert.Severity, alert.Message, alert.AcknowledgedBy));
    }

    [Fact]
    public void An_alert_is_acknowledged_once() =>
        Standing().When(Acknowledge(1)).Then(new AlertEvent.Acknowledged(new(1), Key, "desk") { At = Now })
            .When(Acknowledge(1)).ThenNothing();

    [Fact]
    public void What_was_cleared_can_come_again_and_is_another_alert() =>
        Standing().When(Clear()).Then(new AlertEvent.Cleared(new(1), Key, "desk") { At = Now })
            .When(Clear()).ThenNothing()
            .When(Raise).Then(new AlertEvent.Raised(First with { Id = new(2) }) { At = Now });

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Board().When(Raise with { Code = "" }).ThenRefused(AlertRejection.CodeMissing);
        Board().When(Raise with { Severity = (AlertSeverity)7 }).ThenRefused(AlertRejection.SeverityUnknown);
        Board().When(Raise with { Message = " " }).ThenRefused(AlertRejection.MessageMissing);
        Standing().When(Acknowledge(2)).ThenRefused(AlertRejection.AlertUnknown);
        Standing().When(new AlertCommand.Acknowledge(new(1), "") { At = Now })
            .ThenRefused(AlertRejection.AuthorMissing);
    }

    [Fact]
    public void Only_so_many_stand_at_a_time() =>
        Board().Given(Enumerable.Range(0, AlertBoard.StandingMax).Select(AlertCommand (i) =>
                Raise with { Target = $"portfolio {i}" }))
            .When(Raise).ThenRefused(AlertRejection.TooManyAlerts);

    [Fact]
    public void What_is_said_of_an_alert_that_does_not_stand_changes_nothing() =>
        Assert.Equal(
            AlertBoard.Initial,
            AlertDecider.Evolve(AlertBoard.Initial, new AlertEvent.Acknowledged(new(1), Key, "desk") { At = Now }));

    private static DeciderSpecification<AlertBoard, AlertCommand, AlertEvent> Board() =>
        new(AlertDecider.Initial, AlertDecider.Decide, AlertDecider.Evolve);

    private static DeciderSpecification<AlertBoard, AlertCommand, AlertEvent> Standing() =>
        Board().Given(new AlertEvent.Raised(First) { At = Now });

    private static AlertCommand.Acknowledge Acknowledge(long id) => new(new(id), "desk") { At = Now };

    private static AlertCommand.Clear Clear() => new(Key, "desk") { At = Now };
}
