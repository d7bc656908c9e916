.PHONY: run test bench soak format build clean

build:
	dotnet build ActorTrading.sln -c Release -nologo -v q

run:
	dotnet run -c Release --project src/ActorTrading.Host -- backtest

test:
	dotnet test ActorTrading.sln -nologo

bench:
	dotnet run -c Release --project benchmarks/ActorTrading.Benchmarks -- report docs/performance.md

soak:
	dotnet run -c Release --project benchmarks/ActorTrading.Benchmarks -- soak --minutes 30

format:
	dotnet format ActorTrading.sln

clean:
	rm -rf artifacts out TestResults BenchmarkDotNet.Artifacts
	find src tests benchmarks -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
