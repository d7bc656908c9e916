using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Time;
using BenchmarkDotNet.Attributes;

namespace ActorTrading.Benchmarks.Rules;

/// <summary>
/// Evaluations of a rule with three conditions, each figure per evaluation: the compiled form for one rule and for a
/// hundred with thresholds of their own, against a delegate written by hand and an interpreter over a dictionary.
/// </summary>
[MemoryDiagnoser]
public class RuleEvaluationBenchmarks
{
    private const int RuleCount = 100;
    private const int Evaluations = 1_000;
    private static readonly Timestamp At = Timestamp.Parse("2026-01-05T10:00:00Z");

    private readonly FieldValue[] _slots = [FieldValue.Of(65, At), FieldValue.Of(101, At), FieldValue.Of(40, At)];
    private readonly CompiledRuleSet _one = Compiled(1);
    private readonly CompiledRuleSet _hundred = Compiled(RuleCount);
    private readonly Func<double, double, double, bool> _delegate =
        (rsi, price, cash) => rsi > 60 && price > 100 && cash > 10;
    private readonly Dictionary<string, double> _facts = new(StringComparer.Ordinal)
    {
        ["rsi"] = 65,
        ["price"] = 101,
        ["cash"] = 40,
    };

    private readonly (string Fact, string Operator, double Value)[] _interpreted =
        [("rsi", "greater_than", 60), ("price", "greater_than", 100), ("cash", "greater_than", 10)];

    [Benchmark(Baseline = true, OperationsPerInvoke = Evaluations)]
    public int HandWrittenDelegate()
    {
        var fired = 0;
        for (var i = 0; i < Evaluations; i++)
        {
            fired += _delegate(_slots[0].Number, _slots[1].Number, _slots[2].Number) ? 1 : 0;
        }

        return fired;
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public int OneCompiledRule()
    {
        var fired = 0;
        for (var i = 0; i < Evaluations; i++)
        {
            fired += (int)_one.Evaluate(0, _slots);
        }

        return fired;
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public int HundredCompiledRules()
    {
        var fired = 0;
        for (var i = 0; i < Evaluations; i++)
        {
            fired += (int)_hundred.Evaluate(i % RuleCount, _slots);
        }

        return fired;
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public int InterpretedOverADictionary()
    {
        var fired = 0;
        for (var i = 0; i < Evaluations; i++)
        {
            fired += Interpreted() ? 1 : 0;
        }

        return fired;
    }

    private bool Interpreted()
    {
        foreach (var (fact, comparing, value) in _interpreted)
        {
            var holds = comparing switch
            {
                "greater_than" => _facts[fact] > value,
                "less_than" => _facts[fact] < value,
                _ => throw new InvalidOperationException(),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private static CompiledRuleSet Compiled(int count)
    {
        var texts = Enumerable.Range(0, count).Select(i =>
            $$"""
            {"name":"rule {{i}}","type":"entry",
             "conditions":[{"field":"rsi","operator":"greater_than","value":{{60 - (i % 10)}} },
                           {"field":"price","operator":"greater_than","value":{{100 - (i % 7)}} },
                           {"field":"portfolio_cash_percentage","operator":"greater_than","value":{{10 + (i % 5)}} }],
             "actions":[{"type":"buy","sizing_method":"percentage","size_value":5}]}
            """);
        var parsed = (RuleParseResult.Valid)RuleJson.Parse($"[{string.Join(',', texts)}]");
        return CompiledRuleSet.Compile(
            [.. parsed.Rules.Select((r, i) => r.ToRule(new($"r-{i}"), 1, At))], Timeframe.OfMinutes(60));
    }
}
