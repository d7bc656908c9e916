using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Scheduling;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Host.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Scheduling;

/// <summary>
/// Jobs with Quartz, on the thread pool and on a clock of the test's choice. Another over the same journal is a
/// restart.
/// </summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly JobService _service;
    private bool _ended;

    public JobNode(string folder, ShiftedTime time, IJournal? journal = null, JobOptions? jobs = null)
    {
        (Folder, Time, Journal) = (folder, time, journal ?? new InMemoryJournal());
        Entities = new(new() { Scheduler = new ThreadPoolScheduler(time), Journal = Journal });
        Entities.Register(new PortfolioEntity(new NoMarket(), new PortfolioWatchersList(), time));
        _service = new(
            new()
            {
                Entities = Entities,
                File = Path.Combine(folder, "node.db"),
                Logs = NullLoggerFactory.Instance,
                Jobs = jobs ?? new(),
                Time = time,
                SweepEvery = TimeSpan.FromSeconds(1),
            },
            new JobRunnerSet()
                .Add(new SessionStartRunner(Entities, time))
                .Add(new SessionStopRunner(Entities, time))
                .Add(new BackupRunner(Backups)));
    }

    public string Folder { get; }

    public ShiftedTime Time { get; }

    public IJournal Journal { get; }

    public EntityHost Entities { get; }

    public CountingBackups Backups { get; } = new();

    public JobBoard Board => _service.Board;

    public Timestamp Now => Timestamp.From(Time.GetUtcNow());

    public Task Start(params JobId[] known) => _service.Start(known, TestContext.Current.CancellationToken);

    public async Task Create(JobId id, JobDefinition definition)
    {
        var command = new JobCommand.Create(definition, "anna", FireTimes.After(definition.Schedule, Now)) { At = Now };
        Assert.IsType<CommandResult.Accepted>(await Ask(id, command));
        await Eventually.True(() => Board.Find(id) is not null, "the board shows the job");
    }

    public ValueTask<CommandResult> Ask(JobId id, JobCommand command) =>
        Entities.Ask(JobEntity.IdOf(id), new JobMessage.Do(command));

    public Task Ran(JobId id, int runs) =>
        Eventually.True(() => Board.Find(id)?.Runs.Length >= runs, $"{id} has made {runs} runs");

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, true))
        {
            return;
        }

        await _service.Stop();
        await Entities.Stop();
        await _service.DisposeAsync();
    }

    private sealed class NoMarket : IMarketView
    {
        public Domain.Portfolios.MarkSnapshot MarksOf(Domain.Portfolios.PortfolioId portfolio, Timestamp at) =>
            Domain.Portfolios.MarkSnapshot.None(at);
    }
}

internal sealed class CountingBackups : IBackupMaker
{
    private int _made;

    public int Made => Volatile.Read(ref _made);

    public Task<string> Make(CancellationToken stop) =>
        Task.FromResult($"Backup {Interlocked.Increment(ref _made)} was made.");
}
