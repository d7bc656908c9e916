using System.Globalization;
using ActorTrading.Benchmarks;
using ActorTrading.Benchmarks.Door;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Halts;
using ActorTrading.Benchmarks.Journal;
using ActorTrading.Benchmarks.Live;
using ActorTrading.Benchmarks.ReadModels;
using ActorTrading.Benchmarks.Scale;
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
    case ["door", ..]:
        await DoorRun.Run(Console.Out);
        break;
    case ["read-models", ..]:
        await ReadModelRun.Run(Console.Out);
        break;
    case ["load", ..]:
        await LoadRun.Run(Console.Out);
        break;
    case ["soak", .. var options]:
        Environment.ExitCode = await SoakOptions.Run(options);
        break;
    case ["restart", ..]:
        await RestartRun.Run(Console.Out);
        break;
    case [RestartLife.Verb, var folder, var sessions]:
        await RestartLife.Here(folder, int.Parse(sessions, CultureInfo.InvariantCulture));
        break;
    case ["report", var path]:
        Environment.ExitCode = await PerformanceReport.Write(path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PerformanceReport).Assembly).Run(args);
        break;
}
