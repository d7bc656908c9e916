using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Entries need a running session, unless an operator makes them.</summary>
internal sealed class SessionCheck() : RiskCheck(RiskCodes.SessionNotRunning, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => order.Request.Session switch
    {
        null => Pass("An order of no session."),
        { MayEnter: true } => Pass("The session runs."),
        { Phase: SessionPhase.EntriesPaused } session => Deny($"Session {session.Id} takes no entries; resume it."),
        { Phase: SessionPhase.Scheduled } session => Deny($"Session {session.Id} waits for its scheduled start."),
        _ => Deny("No session runs; start one."),
    };
}
