using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Sessions;

public sealed class SessionDeciderTests
{
    private static readonly Timestamp T0 = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly SessionId Id = new("s1");

    private static readonly SessionConfig Config = new()
    {
        Name = "day",
        Symbols = [Symbol.Of("BTC-USD")],
        DefaultTimeframe = Timeframe.OfMinutes(5),
        TradingHours = new("UTC", [new(DayOfWeek.Monday, new(9, 0), new(17, 0))]),
    };

    private static readonly SessionConfig Planned = Config with { ScheduledStart = At(10), ScheduledEnd = At(20) };

    private static readonly Gen<SessionCommand> Commands =
        from minute in Gen.Choose(0, 25)
        from trade in Gen.Choose(1, 4)
        from command in Gen.Elements<SessionCommand>(
            new SessionCommand.Start(Id, Config, "anna") { At = T0 },
            new SessionCommand.Start(Id, Planned, "anna") { At = T0 },
            new SessionCommand.PauseEntries("news") { At = T0 },
            new SessionCommand.Resume { At = T0 },
            new SessionCommand.Stop("enough") { At = T0 },
            new SessionCommand.Advance { At = T0 },
            new SessionCommand.CountTrade(trade, new(trade, Currency.Usd)) { At = T0 })
        select command with { At = At(minute) };

    [Fact]
    public void Starting_runs_at_once_and_does_nothing_else()
    {
        var decision = SessionDecider.Decide(Session.Initial, Start(Config));

        Assert.Equal(new SessionEvent.Started(Id, Config, "anna") { At = T0 }, Assert.Single(decision.Events));
        Assert.True(After(Start(Config)).MayEnter);
    }

    [Fact]
    public void A_planned_session_waits_runs_and_ends_by_the_clock()
    {
        var scheduled = After(Start(Planned));
        Assert.Equal((SessionPhase.Scheduled, At(10)), (scheduled.Phase, scheduled.NextDeadline));
        Assert.Empty(SessionDecider.Decide(scheduled, Advance(9)).Events);

        var running = Apply(scheduled, Advance(10));
        Assert.Equal((SessionPhase.Running, At(10), At(20)), (running.Phase, running.StartedAt, running.NextDeadline));
        Assert.Empty(SessionDecider.Decide(running, Advance(19)).Events);

        var stopped = Apply(running, Advance(20));
        Assert.Equal(
            (SessionPhase.Stopped, At(20), "scheduled end"), (stopped.Phase, stopped.StoppedAt, stopped.Reason));
        Assert.Null(stopped.NextDeadline);
    }

    [Fact]
    public void A_window_that_passed_unseen_is_not_opened_late()
    {
        var stopped = Apply(After(Start(Planned)), Advance(25));

        Assert.Equal((SessionPhase.Stopped, (Timestamp?)null), (stopped.Phase, stopped.StartedAt));
    }

    [Fact]
    public void A_paused_session_takes_no_entries_until_resumed_and_still_ends_by_the_clock()
    {
        var paused = After(
            Start(Config with { ScheduledEnd = At(20) }), new SessionCommand.PauseEntries("news") { At = At(1) });

        Assert.Equal((SessionPhase.EntriesPaused, "news", false), (paused.Phase, paused.Reason, paused.MayEnter));
        Assert.True(Apply(paused, new SessionCommand.Resume { At = At(2) }).MayEnter);
        Assert.Equal(SessionPhase.Stopped, Apply(paused, Advance(20)).Phase);
    }

    [Fact]
    public void Trades_are_counted_once_and_also_after_the_stop()
    {
        var session = After(
            Start(Config), Count(1, 5m), Count(2, -2m), Count(2, -2m), Count(3, 0m), new SessionCommand
                .Stop("enough")
            { At = At(1) }, Count(4, 1m));

        Assert.Equal(
            (4, 2, new Amount(4m, Currency.Usd)), (session.TotalTrades, session.SuccessfulTrades, session.TotalProfit));
    }

    [Fact]
    public void The_same_start_twice_is_one_start_and_another_is_refused()
    {
        var running = After(Start(Config));
        var same = Config with
        {
            Symbols = [.. Config.Symbols],
            TradingHours = Config.TradingHours! with { Windows = [.. Config.TradingHours.Windows] }
        };

        Assert.Empty(SessionDecider.Decide(running, Start(same)).Events);
        Assert.Null(SessionDecider.Decide(running, Start(same)).Refusal);
        Assert.Equal(SessionRejection.AlreadyStarted, RefusedCode(running, Start(Config with { Name = "night" })));
        Assert.Equal(Config.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Commands_that_do_not_fit_the_phase_are_refused()
    {
        var pause = new SessionCommand.PauseEntries("news") { At = T0 };
        var resume = new SessionCommand.Resume { At = T0 };
        var stop = new SessionCommand.Stop("enough") { At = T0 };
        var stopped = After(Start(Config), stop);
        var scheduled = After(Start(Planned));

        Assert.Equal(SessionRejection.NotStarted, RefusedCode(Session.Initial, pause));
        Assert.Equal(SessionRejection.NotStarted, RefusedCode(Session.Initial, resume));
        Assert.Equal(SessionRejection.NotStarted, RefusedCode(Session.Initial, stop));
        Assert.Equal(SessionRejection.NotStarted, RefusedCode(Session.Initial, Count(1, 1m)));
        Assert.Equal(SessionRejection.NotStarted, RefusedCode(scheduled, Count(1, 1m)));
        Assert.Equal(SessionRejection.NotRunning, RefusedCode(scheduled, pause));
        Assert.Equal(SessionRejection.NotRunning, RefusedCode(scheduled, resume));
        Assert.Equal(SessionRejection.AlreadyStopped, RefusedCode(stopped, pause));
        Assert.Equal(SessionRejection.AlreadyStopped, RefusedCode(stopped, resume));
        Assert.Equal(SessionRejection.AlreadyStopped, RefusedCode(stopped, Start(Config)));
        Assert.Empty(SessionDecider.Decide(Session.Initial, Advance(1)).Events);
    }

    public static TheoryData<string> BadConfigs =>
    [
        SessionRejection.NameMissing, SessionRejection.SymbolsMissing, SessionRejection.SymbolTwice,
            SessionRejection.EndBeforeStart,
        SessionRejection.EndInThePast, SessionRejection.TimeZoneUnknown, SessionRejection.WindowsMissing,
            SessionRejection.DataAgeInvalid,
    ];

    [Theory]
    [MemberData(nameof(BadConfigs))]
    public void A_configuration_that_makes_no_sense_is_refused(string code)
    {
        var hours = Config.TradingHours!;
        var config = code switch
        {
            SessionRejection.NameMissing => Config with { Name = " " },
            SessionRejection.SymbolsMissing => Config with { Symbols = [] },
            SessionRejection.SymbolTwice => Config with { Symbols = [.. Config.Symbols, .. Config.Symbols] },
            SessionRejection.EndBeforeStart => Planned with { ScheduledEnd = Planned.ScheduledStart },
            SessionRejection.EndInThePast => Config with { ScheduledEnd = T0 },
            SessionRejection.TimeZoneUnknown => Config with { TradingHours = hours with { TimeZone = "Moon/Crater" } },
            SessionRejection.WindowsMissing => Config with { TradingHours = hours with { Windows = [] } },
            _ => Config with { MaxDataAge = TimeSpan.Zero },
        };

        Assert.Equal(code, Assert.Single(SessionConfigRules.Check(config, T0)).Code);
        Assert.Equal(code, RefusedCode(Session.Initial, Start(config)));
    }

    [Fact]
    public void Every_fault_of_a_configuration_is_told_at_once() => Assert.Equal(
        [SessionRejection.NameMissing, SessionRejection.SymbolsMissing, SessionRejection.DataAgeInvalid],
        SessionConfigRules.Check(Config with { Name = "", Symbols = [], MaxDataAge = TimeSpan.FromSeconds(-1) }, T0)
            .Select(r => r.Code));

    [Fact]
    public void A_command_given_twice_changes_nothing_the_second_time() => Prop.ForAll(
        Commands.ListOf().ToArbitrary(),
        Commands.ToArbitrary(),
        (before, command) =>
        {
            var state = After([.. before]);
            var first = SessionDecider.Decide(state, command);
            var again = SessionDecider.Decide(Apply(state, command), command);
            return again.Events.IsEmpty && (first.Events.IsEmpty ? again.Refusal == first.Refusal : true);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stopped_session_never_lives_again() => Prop.ForAll(
        Commands.ListOf().ToArbitrary(),
        Commands.ListOf().ToArbitrary(),
        (before, after) =>
        {
            var stopped = Apply(After([.. before]), new SessionCommand.Stop("enough") { At = T0 });
            return stopped.Phase == SessionPhase.NotStarted
                || after.Aggregate(stopped, Apply).Phase == SessionPhase.Stopped;
        }).QuickCheckThrowOnFailure();

    private static Timestamp At(int minutes) => T0 + TimeSpan.FromMinutes(minutes);

    private static SessionCommand.Start Start(SessionConfig config) => new(Id, config, "anna") { At = T0 };

    private static SessionCommand.Advance Advance(int minutes) => new() { At = At(minutes) };

    private static SessionCommand.CountTrade Count(long number, decimal profit) =>
        new(number, new(profit, Currency.Usd)) { At = T0 };

    private static string? RefusedCode(Session session, SessionCommand command) =>
        SessionDecider.Decide(session, command).Refusal?.Code;

    private static Session After(params ImmutableArray<SessionCommand> commands) =>
        commands.Aggregate(SessionDecider.Initial, Apply);

    private static Session Apply(Session session, SessionCommand command) =>
        SessionDecider.Decide(session, command).Events.Aggregate(session, SessionDecider.Evolve);
}
