using System.Globalization;
using System.Text;
using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.MarketData;
using BenchmarkDotNet.Attributes;

namespace ActorTrading.Benchmarks.MarketData;

/// <summary>
/// Time per row of reading bars from CSV in memory, every check included, against splitting the same lines and parsing
/// their numbers with the framework, no check at all.
/// </summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private const int Rows = 100_000;
    private const long FirstOpen = 1_735_689_600_000;
    private const long Minute = 60_000;

    private readonly byte[] _file = File();

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public decimal SplitAndParse()
    {
        var sum = 0m;
        using var reader = new StreamReader(new MemoryStream(_file));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            for (var i = 1; i < cells.Length; i++)
            {
                sum += decimal.Parse(cells[i], CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public decimal MarketDataReader()
    {
        var input = new MarketDataInput("bars_BTC-USD_1m.csv")
        {
            Symbol = Symbol.Of("BTC-USD"),
            Content = () => new MemoryStream(_file),
        };
        using var file = MarketDataFile.Open(MarketDataFile.Describe(input), 0, DataPolicy.Default, new DataFindings());
        var sum = 0m;
        while (file.MoveNext())
        {
            sum += file.Current.Close;
        }

        return sum;
    }

    private static byte[] File()
    {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (var i = 0; i < Rows; i++)
        {
            var open = 50_000 + (i % 1_000);
            text.Append(
                CultureInfo.InvariantCulture, $"{FirstOpen + (i * Minute)},{open}.25,{open + 20}.5,{open - 20}.75,")
                .Append(CultureInfo.InvariantCulture, $"{open + 1}.01,12.34567\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
