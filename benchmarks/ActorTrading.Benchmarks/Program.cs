using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Indicators;
using BenchmarkDotNet.Running;

// The whole-run harness goes by name; everything else is BenchmarkDotNet's.
if (args is ["host", ..])
{
    await HostRun.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(IndicatorBenchmarks).Assembly).Run(args);
