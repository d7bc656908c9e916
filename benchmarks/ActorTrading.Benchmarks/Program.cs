using ActorTrading.Benchmarks.Indicators;
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(IndicatorBenchmarks).Assembly).Run(args);
