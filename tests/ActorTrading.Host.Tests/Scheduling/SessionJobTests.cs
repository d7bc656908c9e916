using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Scheduling;

/// <summary>Sessions that jobs start and stop.</summary>
public sealed class SessionJobTests : IDisposable
{
    private static readonly PortfolioId Main = new("main");
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");

    private static readonly SessionConfig Config = new()
    {
        Name = "day",
        Symbols = [Btc],
        DefaultTimeframe = Timeframe.OfMinutes(1),
    };

    private static readonly JobDefinition Start = new()
    {
        Name = "open",
        Work = new JobTask.SessionStart(Main, Config),
        Schedule = new JobSchedule.Cron("0 0 9 * * ?", "Europe/Berlin"),
        Missed = new MissedRunPolicy.Skip(),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Nine in the morning in winter and in summer, the days on which the clocks change among them.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T08:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T08:00:00Z")]
    [InlineData("America/New_York", "2026-03-07T14:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T13:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T14:00:00Z")]
    public async Task A_session_starts_at_nine_by_the_clock_on_the_wall(string zone, string nine)
    {
        var due = Timestamp.Parse(nine);
        await using var node = await Opened(due.ToDateTimeOffset() - TimeSpan.FromMinutes(30));
        await node.Create(new("open"), Start with { Schedule = new JobSchedule.Cron("0 0 9 * * ?", zone) });
        Assert.Equal(due, node.Board.Find(new("open"))!.NextFire);

        node.Time.Jump(TimeSpan.FromMinutes(30));
        await node.Ran(new("open"), 1);

        var session = await Session(node);
        Assert.Equal((SessionPhase.Running, "job open"), (session.Phase, session.StartedBy));
        Assert.Equal($"open-{due.UnixMilliseconds}", session.Id!.Value.Value);
    }

    [Fact]
    public async Task A_session_stops_when_its_job_says_so()
    {
        await using var node = await Opened(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await node.Create(new("open"), Start);
        await node.Create(new("close"), Start with { Work = new JobTask.SessionStop(Main, "evening") });
        await Run(node, "open");
        await Run(node, "close");

        var session = await Session(node);
        Assert.Equal((SessionPhase.Stopped, "evening"), (session.Phase, session.Reason));
    }

    [Fact]
    public async Task Stopping_where_no_session_is_active_is_done_already()
    {
        await using var node = await Opened(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await node.Create(new("close"), Start with { Work = new JobTask.SessionStop(Main, "evening") });
        await Run(node, "close");

        var run = node.Board.Find(new("close"))!.Runs[0];
        Assert.Equal((RunStatus.Succeeded, "No session was active."), (run.Status, run.Message));
    }

    [Fact]
    public async Task A_session_that_runs_already_is_left_as_it_is()
    {
        await using var node = await Opened(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await node.Create(new("open"), Start);
        await node.Create(new("again"), Start);
        await node.Create(new("other"), Start with
        {
            Work = new JobTask.SessionStart(Main, Config with { Name = "other" }),
        });
        await Run(node, "open");
        var id = (await Session(node)).Id;
        await Run(node, "again");
        await Run(node, "other");

        Assert.Equal(id, (await Session(node)).Id);
        Assert.Equal(RunStatus.Succeeded, node.Board.Find(new("again"))!.Runs[0].Status);
        Assert.Equal(RunStatus.Failed, node.Board.Find(new("other"))!.Runs[0].Status);
    }

    [Fact]
    public async Task A_repetition_of_a_start_is_the_same_start()
    {
        await using var node = await Opened(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        var runner = new SessionStartRunner(node.Entities, node.Time);
        var work = new JobWork(new("open"), 1, 1, node.Now, Start.Work, TimeSpan.FromMinutes(1));
        var task = (JobTask.SessionStart)Start.Work;
        await runner.Run(work, task, TestContext.Current.CancellationToken);
        await Do(node, new SessionCommand.Stop("by hand") { At = node.Now });

        // What a crash after the effect and before the outcome leads to.
        var again = await runner.Run(work with { Attempt = 2 }, task, TestContext.Current.CancellationToken);

        Assert.IsType<JobOutcome.Succeeded>(again);
        Assert.Equal(SessionPhase.Stopped, (await Session(node)).Phase);
    }

    [Fact]
    public async Task A_portfolio_that_does_not_exist_is_a_failure_for_good()
    {
        await using var node = await Opened(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await node.Create(new("open"), Start with { Work = new JobTask.SessionStart(new("nobody"), Config) });
        await Run(node, "open");

        Assert.Equal(RunStatus.Failed, node.Board.Find(new("open"))!.Runs[0].Status);
    }

    [Fact]
    public void Answers_that_may_change_are_failures_that_may_pass()
    {
        Assert.Equal(
            new JobOutcome.Failed("The outcome is not known: late"),
            CommandOutcome.Of(new CommandResult.Unknown("late"), "done"));
        Assert.Equal(
            new JobOutcome.Failed("full"),
            CommandOutcome.Of(new CommandResult.Unavailable("mailbox_full", "full"), "done"));
    }

    private async Task<JobNode> Opened(DateTimeOffset start)
    {
        var node = new JobNode(_folder.Path, new(start));
        await node.Start();
        await Portfolio(node, new PortfolioCommand.Open("Main", Currency.Usd, new("paper")) { At = node.Now });
        await Portfolio(
            node,
            new PortfolioCommand.ListInstrument(new()
            {
                Symbol = Btc,
                Base = Currency.Of("BTC"),
                Quote = Currency.Usd,
                Filters = new() { TickSize = 0.01m, LotStep = 0.001m },
            })
            { At = node.Now });
        return node;
    }

    private static async Task Run(JobNode node, string job)
    {
        Assert.IsType<CommandResult.Accepted>(
            await node.Ask(new(job), new JobCommand.RunNow("anna") { At = node.Now }));
        await node.Ran(new(job), 1);
    }

    private static Task Do(JobNode node, SessionCommand command) =>
        Portfolio(node, new PortfolioCommand.ChangeSession(command) { At = command.At });

    private static async Task Portfolio(JobNode node, PortfolioCommand command) =>
        Assert.IsType<CommandResult.Accepted>(
            await node.Entities.Ask(PortfolioEntity.IdOf(Main), new PortfolioMessage.Do(command)));

    private static async Task<Session> Session(JobNode node) =>
        ((Portfolio)(await node.Entities.Inspect(PortfolioEntity.IdOf(Main))).State).Session;
}
