using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Where halts are raised and lowered. Raising is in force at once and made durable afterwards, by the halts file and
/// by the journal, whichever is able; lowering is on record first and in force afterwards. So what fails leaves the
/// node halted.
/// </summary>
/// <remarks>Safe for use from many threads. It must hear of every change of a portfolio.</remarks>
public sealed class HaltDesk : IPortfolioWatchers, IDisposable
{
    private const string Node = "node";

    /// <summary>How long a drill waits for the journal, to have its time.</summary>
    private static readonly TimeSpan DrillPatience = TimeSpan.FromSeconds(5);

    private readonly HaltDeskSetup _setup;
    private readonly CancellationTokenSource _stopping = new();
    private readonly PortfolioRoll _roll = new();
    private readonly HaltFileKeeper _file;
    private readonly HaltRecorder _recorder;
    private readonly HaltTeller _teller;
    private readonly HaltLowering _lowering;
    private readonly Insistence<string> _joining;

    public HaltDesk(HaltDeskSetup setup)
    {
        _setup = setup;
        var retry = new HaltRetry(setup.Terms, setup.Wall, _stopping.Token);
        _file = new(setup.File, setup.Switch, setup.FileLane, retry);
        _recorder = new(setup.Host, setup.Switch, retry);
        _teller = new(setup.Host, setup.Switch, setup.Time, retry);
        _lowering = new(setup, _recorder, Lowered);
        _joining = new(_ => Join(), retry);
    }

    public HaltStatus Status => new()
    {
        InForce = _setup.Switch.InForce,
        IsFileCurrent = _file.IsCurrent,
        Unrecorded = [.. _recorder.Unrecorded.Order()],
        UntoldCount = _teller.OpenCount,
        WorkingCount = _setup.Switch.WorkingCount,
    };

    private Timestamp Now => Timestamp.From(_setup.Wall.GetUtcNow());

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        _roll.Changed(portfolio, events);
        _teller.Compare(portfolio);
    }

    /// <summary>
    /// Finds out what stands, from file and record together, each scope at its stricter level, and brings both in line.
    /// Until then entries are kept back; so it comes before any portfolio is started. A record that cannot be read does
    /// not keep the node from starting: it is asked for again, and entries wait for it.
    /// </summary>
    public async Task Begin()
    {
        var written = await Written().ConfigureAwait(false);
        foreach (var halt in written.Halts.Raised.Values)
        {
            _setup.Switch.Raise(halt, written.Flattening.Contains(halt.Scope), TimeSpan.Zero);
        }

        if (await Join().ConfigureAwait(false) is not null)
        {
            _ = _joining.Until("register");
        }
    }

    /// <summary>
    /// Stops. When it returns, the halt is in force and nothing that it forbids follows, unless the receipt says
    /// otherwise. Blocks the calling thread, though never beyond the patience of its terms.
    /// </summary>
    /// <exception cref="ArgumentException">The request does not say what, why or by whom.</exception>
    public HaltReceipt Raise(HaltRequest request)
    {
        if (request.Check() is { } refusal)
        {
            throw new ArgumentException(refusal.Message, nameof(request));
        }

        return Raise(request.At(Now), request.Flatten, Clock(), probe: null);
    }

    /// <summary>Asks to loosen; in force when it is confirmed, or at once where one step will do.</summary>
    public Task<LowerResult> RequestLower(HaltCommand.Lower lower) => _lowering.Request(lower);

    public Task<LowerResult> ConfirmLower(HaltScope scope, string code, string by) =>
        _lowering.Confirm(scope, code, by);

    /// <summary>
    /// Goes the whole way of a halt that stops nothing, to the venue and back, and puts on record how long it took.
    /// </summary>
    public async Task<HaltDrill> Drill(string by)
    {
        var (halt, clock) = (new Halt(HaltScope.Drill, HaltLevel.Halted, "drill", by, Now), Clock());
        var probe = new ClientOrderId($"drill-{halt.At.Ticks}");
        var echo = _setup.Echo.Await(probe);
        var receipt = Raise(halt, flatten: false, clock, probe);
        Task.WaitAny([echo], clock.Left());
        var answered = echo.IsCompleted ? clock.Done() : clock.Pending("no answer yet");
        _setup.Echo.Forget(probe);
        var journal = receipt.Journal.IsDone ? receipt.Journal : await Settled(clock).ConfigureAwait(false);
        var drill = new HaltDrill(by, halt.At, clock.Elapsed, _setup.Terms.Target, [
            Step("in_memory", receipt.InMemory), Step("file", receipt.File), Step("cancels", receipt.Cancels),
            Step("venue", answered), Step("journal", journal),
        ]);
        await _lowering.End(drill).ConfigureAwait(false);
        if (!drill.IsPassed)
        {
            _setup.OnDrillFailed(drill);
        }

        return drill;
    }

    /// <summary>What is on record; fails while the journal cannot be read.</summary>
    public async Task<HaltRegister> Register() =>
        (HaltRegister)(await _setup.Host.Inspect(HaltEntity.Id).ConfigureAwait(false)).State;

    /// <summary>Gives up what is still being tried; a node that starts brings it in line again.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private static HaltDrillStep Step(string name, HaltStep step) => new(name, step.IsDone, step.Took);

    private HaltClock Clock() => new(_setup.Wall, _setup.Terms.Patience);

    private HaltReceipt Raise(Halt halt, bool flatten, HaltClock clock, ClientOrderId? probe)
    {
        var raised = _setup.Switch.Raise(halt, flatten, clock.Left());
        var inMemory = raised.IsSettled ? clock.Done() : clock.Pending("a venue holds on to an order being sent");
        var file = _file.Write(clock);
        var sweep = new CancelSweep(_setup.Switch, _setup.Venue, halt.Scope);
        var cancels = _setup.CancelLane.Run(() => sweep.Run(raised, probe, clock));
        var concerned = _roll.Within(halt.Scope);
        _ = _setup.CancelLane.Run(() => Tell(concerned, halt.Scope));
        if (!raised.IsSettled)
        {
            _ = _setup.CancelLane.Run(sweep.RunAfterStragglers);
        }

        var journal = Recorded(halt.Scope, clock);
        _ = LookAfterCancels(raised, halt.Scope);
        return new HaltReceipt
        {
            Halt = halt,
            Flatten = flatten,
            InMemory = inMemory,
            File = clock.Await(file, null, "the file is not written yet"),
            Cancels = clock.Await(cancels, null, "cancels are still being handed over"),
            CancelsSent = sweep.Sent,
            Journal = clock.Await(journal, _setup.Terms.JournalPatience, "not on record yet"),
            PortfoliosTold = concerned.Count,
            PortfoliosLive = concerned.Count(_roll.IsLive),
            Took = clock.Elapsed,
        };
    }

    private async Task LookAfterCancels(SwitchRaised raised, HaltScope scope)
    {
        if (raised.Working.Count == 0)
        {
            return;
        }

        await Task.Delay(_setup.Terms.CancelTimeout, _setup.Wall, _stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = _setup.Switch.Settle(scope, TimeSpan.Zero).Working.Count;
        if (left > 0 && !_stopping.IsCancellationRequested
            && _setup.Switch.InForce.Standing.Halts.LevelOf(scope) != HaltLevel.None)
        {
            _setup.OnUncancelled(scope, left);
        }
    }

    private async Task<HaltStep> Recorded(HaltScope scope, HaltClock clock)
    {
        await _recorder.Record(scope).ConfigureAwait(false);
        return clock.Done();
    }

    private async Task<HaltStep> Settled(HaltClock clock)
    {
        Task recording = _recorder.Record(HaltScope.Drill).WaitAsync(DrillPatience, _setup.Wall);
        await recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return recording.IsCompletedSuccessfully ? clock.Done() : clock.Pending("not on record yet");
    }

    private int Tell(IReadOnlyList<PortfolioId> concerned, HaltScope scope)
    {
        foreach (var portfolio in concerned)
        {
            _ = _teller.Tell(portfolio, scope);
        }

        return concerned.Count;
    }

    private Task<HaltStep> Lowered(HaltScope scope)
    {
        var file = WriteFile();
        Tell(_roll.Within(scope), scope);
        return file;
    }

    private async Task<HaltStep> WriteFile()
    {
        var clock = Clock();
        try
        {
            return await _file.Write(clock).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // It is tried again; a file that says too much halts the next start, which is safe.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return clock.Failed(cause.Message);
        }
    }

    private async Task<StandingHalts> Written()
    {
        try
        {
            return await _file.Read().ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            var halt = new Halt(HaltScope.Cluster, HaltLevel.ReduceOnly, cause.Message, Node, Now);
            return StandingHalts.None.Raise(halt, flatten: false);
        }
    }

    /// <summary>Joins the record with what stands; gives why it could not be read, or null.</summary>
    private async ValueTask<string?> Join()
    {
        HaltRegister recorded;
        try
        {
            recorded = await Register().ConfigureAwait(false);
        }
        catch (EntityUnavailableException away)
        {
            return away.Message;
        }

        _setup.Switch.Begin(recorded.Standing);
        await WriteFile().ConfigureAwait(false);
        foreach (var halt in _setup.Switch.InForce.Standing.Halts.Raised.Values)
        {
            if (recorded.Standing.Halts.LevelOf(halt.Scope) < halt.Level)
            {
                _ = _recorder.Record(halt.Scope);
            }
        }

        foreach (var portfolio in _roll.Live)
        {
            _teller.Compare(portfolio);
        }

        return null;
    }
}
