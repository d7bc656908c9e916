using System.Diagnostics;

namespace ActorTrading.Domain.Sessions;

/// <summary>
/// The life of a session. It only ever grants or withdraws permission: no event of it is an order, so that starting
/// or resuming never trades by itself.
/// </summary>
public static class SessionDecider
{
    private const string ScheduledEndReason = "scheduled end";

    public static Session Initial => Session.Initial;

    public static Decision<SessionEvent> Decide(Session session, SessionCommand command) => command switch
    {
        SessionCommand.Start start => Start(session, start),
        SessionCommand.PauseEntries pause => Pause(session, pause),
        SessionCommand.Resume resume => Resume(session, resume),
        SessionCommand.Stop stop => Stop(session, stop),
        SessionCommand.Advance advance => Advance(session, advance),
        SessionCommand.CountTrade count => CountTrade(session, count),
        _ => throw new UnreachableException(),
    };

    public static Session Evolve(Session session, SessionEvent @event) => @event switch
    {
        SessionEvent.Scheduled e => Next(session) with
        {
            Phase = SessionPhase.Scheduled,
            Id = e.Id,
            Config = e.Config,
            StartedBy = e.By,
        },
        SessionEvent.Started e => Next(session) with
        {
            Phase = SessionPhase.Running,
            Id = e.Id,
            Config = e.Config,
            StartedBy = e.By,
            StartedAt = e.At,
        },
        SessionEvent.EntriesPaused e => session with { Phase = SessionPhase.EntriesPaused, Reason = e.Reason },
        SessionEvent.Resumed => session with { Phase = SessionPhase.Running, Reason = null },
        SessionEvent.Stopped e => session with { Phase = SessionPhase.Stopped, StoppedAt = e.At, Reason = e.Reason },
        SessionEvent.TradeCounted e => session with
        {
            TotalTrades = session.TotalTrades + 1,
            SuccessfulTrades = session.SuccessfulTrades + (e.Profit.Value > 0m ? 1 : 0),
            TotalProfit = session.TotalProfit is { } sum ? sum + e.Profit : e.Profit,
            LastTradeNumber = e.Number,
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>What a session begins from: after one that is over, nothing but the trades that are counted.</summary>
    private static Session Next(Session session) => session.Phase == SessionPhase.Stopped
        ? Session.Initial with { LastTradeNumber = session.LastTradeNumber }
        : session;

    private static Decision<SessionEvent> Start(Session session, SessionCommand.Start start)
    {
        if (session.Phase == SessionPhase.Stopped)
        {
            return AlreadyStopped(session);
        }

        if (session.IsActive)
        {
            return session.Id == start.Id && session.Config == start.Config
                ? Decision.Accept<SessionEvent>()
                : Decision.Refuse<SessionEvent>(
                    SessionRejection.AlreadyStarted,
                    $"Session {session.Id} is started already; stop it before another.");
        }

        var problems = SessionConfigRules.Check(start.Config, start.At);
        if (!problems.IsEmpty)
        {
            return new([], problems[0]);
        }

        return start.Config.ScheduledStart > start.At
            ? Decision.Accept<SessionEvent>(new SessionEvent.Scheduled(
                start.Id, start.Config, start.By)
            { At = start.At })
            : Decision.Accept<SessionEvent>(new SessionEvent.Started(
                start.Id, start.Config, start.By)
            { At = start.At });
    }

    private static Decision<SessionEvent> Pause(Session session, SessionCommand.PauseEntries pause) =>
        session.Phase switch
        {
            SessionPhase.Running =>
                Decision.Accept<SessionEvent>(new SessionEvent.EntriesPaused(pause.Reason) { At = pause.At }),
            SessionPhase.EntriesPaused => Decision.Accept<SessionEvent>(),
            _ => NotRunning(session, "paused"),
        };

    private static Decision<SessionEvent> Resume(Session session, SessionCommand.Resume resume) => session.Phase switch
    {
        SessionPhase.EntriesPaused => Decision.Accept<SessionEvent>(new SessionEvent.Resumed { At = resume.At }),
        SessionPhase.Running => Decision.Accept<SessionEvent>(),
        _ => NotRunning(session, "resumed"),
    };

    private static Decision<SessionEvent> Stop(Session session, SessionCommand.Stop stop) => session.Phase switch
    {
        SessionPhase.NotStarted => Decision.Refuse<SessionEvent>(
            SessionRejection.NotStarted, "There is no session to stop; start one first."),
        SessionPhase.Stopped => Decision.Accept<SessionEvent>(),
        _ => Decision.Accept<SessionEvent>(new SessionEvent.Stopped(stop.Reason) { At = stop.At }),
    };

    private static Decision<SessionEvent> Advance(Session session, SessionCommand.Advance advance)
    {
        if (session.Config is not { } config || !session.IsActive)
        {
            return Decision.Accept<SessionEvent>();
        }

        // A node that was down from before the start until after the end must not open a window that has passed.
        if (config.ScheduledEnd <= advance.At)
        {
            return Decision.Accept<SessionEvent>(new SessionEvent.Stopped(ScheduledEndReason) { At = advance.At });
        }

        return session is { Phase: SessionPhase.Scheduled, Id: { } id, StartedBy: { } by }
            && config.ScheduledStart <= advance.At
            ? Decision.Accept<SessionEvent>(new SessionEvent.Started(id, config, by) { At = advance.At })
            : Decision.Accept<SessionEvent>();
    }

    /// <summary>Also after the stop: positions of a session may close later than it does.</summary>
    private static Decision<SessionEvent> CountTrade(Session session, SessionCommand.CountTrade count)
    {
        if (session.StartedAt is null)
        {
            return Decision.Refuse<SessionEvent>(
                SessionRejection.NotStarted, $"Trade {count.Number} belongs to no session: none has run yet.");
        }

        return count.Number <= session.LastTradeNumber
            ? Decision.Accept<SessionEvent>()
            : Decision.Accept<SessionEvent>(new SessionEvent.TradeCounted(
                count.Number, count.Profit)
            { At = count.At });
    }

    private static Decision<SessionEvent> NotRunning(Session session, string verb) => session.Phase switch
    {
        SessionPhase.Stopped => AlreadyStopped(session),
        SessionPhase.NotStarted => Decision.Refuse<SessionEvent>(
            SessionRejection.NotStarted, $"There is no session to be {verb}; start one first."),
        _ => Decision.Refuse<SessionEvent>(
            SessionRejection.NotRunning,
            $"Session {session.Id} waits for its scheduled start and cannot be {verb}; stop it."),
    };

    private static Decision<SessionEvent> AlreadyStopped(Session session) => Decision.Refuse<SessionEvent>(
        SessionRejection.AlreadyStopped, $"Session {session.Id} stopped at {session.StoppedAt}; start a new one.");
}
