using ActorTrading.Actors.Entities;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Runs a back-test from its setup to its report.</summary>
public static class BacktestRunner
{
    /// <param name="progress">Told on the calling thread, a few times a second and at the end.</param>
    /// <exception cref="BacktestSetupException">The setup cannot be run.</exception>
    /// <exception cref="MarketDataException">The data cannot be trusted.</exception>
    /// <exception cref="BacktestDefectException">The engine failed, or a replay came to another state.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static BacktestResult Run(
        BacktestSetup setup,
        RunReportOptions options,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var recorder = new RunRecorder(setup, options.Log, options.SampleEvery);
        using var backtest = new Backtest(setup with { Watchers = [.. setup.Watchers, recorder] });
        var meter = new ProgressMeter(recorder, options, progress);
        backtest.Run(meter, cancellation);
        var pace = new RunPace(meter.Elapsed, backtest.EventCount);
        meter.Complete(backtest.LastTime);
        var run = recorder.Complete();
        var state = backtest.StateHash();
        if (options.VerifiesReplay)
        {
            Verify(backtest, state);
        }

        var fingerprint = new RunFingerprint(run.OrderHash, state, setup.Seed, options.Command);
        return new(ReportOf(run, options, fingerprint, pace), options.VerifiesReplay);
    }

    private static void Verify(Backtest backtest, string live)
    {
        foreach (var source in (ReadOnlySpan<StateSource>)[StateSource.SnapshotAndTail, StateSource.FullReplay])
        {
            var replayed = backtest.StateHash(source);
            if (replayed != live)
            {
                throw new BacktestDefectException(
                    $"The state by {source} hashes to {replayed}, the live state to {live}.");
            }
        }
    }

    private static RunReport ReportOf(
        RecordedRun run, RunReportOptions options, RunFingerprint fingerprint, RunPace pace) =>
        new()
        {
            Title = options.Title,
            ProductVersion = options.ProductVersion,
            Metrics = run.Measure(options.Convention, options.Metrics),
            Equity = run.Curve,
            Daily = run.Daily,
            Fingerprint = fingerprint,
            Parameters = options.Parameters,
            Data = options.Data.IsEmpty ? run.Sources : options.Data,
            Findings = options.Findings is { } findings ? FindingSummary.Of(findings) : [],
            Prices = run.Prices,
            Trades = run.Trades,
            Rules = run.Rules,
            Denials = run.Denials,
            OpenPositions = run.OpenPositions,
            Pace = pace,
        };
}
