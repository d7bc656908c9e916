using ActorTrading.Benchmarks.Engine;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Indicators;
using BenchmarkDotNet.Running;

// The whole-run harnesses go by name; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["host", ..]:
        await HostRun.Run(Console.Out);
        break;
    case ["engine", ..]:
        EngineRun.Run(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(IndicatorBenchmarks).Assembly).Run(args);
        break;
}
