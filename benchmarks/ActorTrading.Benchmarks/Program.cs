using ActorTrading.Benchmarks;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Halts;
using ActorTrading.Benchmarks.Journal;
using ActorTrading.Benchmarks.Live;
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
    case ["halt", ..]:
        await HaltRun.Run(Console.Out);
        break;
    case ["stream", ..]:
        await StreamRun.Run(Console.Out);
        break;
    case ["journal", ..]:
        await JournalRun.Run(Console.Out);
        break;
    case ["report", var path]:
        await PerformanceReport.Write(path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PerformanceReport).Assembly).Run(args);
        break;
}
