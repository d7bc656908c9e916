using System.Collections.Immutable;
using System.CommandLine;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Backtesting.Settings;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>Reads the options of one run.</summary>
internal sealed class BacktestRequestReader(BacktestOptions options, ParseResult parse)
{
    private const decimal FeeDefault = 0.001m;
    private static readonly string SampleFolder = Path.Combine("out", "sample");
    private readonly InputProblems _problems = new();

    /// <exception cref="InputException">Something is wrong; all of it is said.</exception>
    public BacktestRequest Read()
    {
        var data = parse.GetValue(options.Data) ?? [];
        var rules = parse.GetValue(options.Rules);
        var isSample = rules is null && data.Length == 0;
        if (rules is null && data.Length > 0)
        {
            _problems.Add(
                "--data is given without --rules: say by which to trade, such as --rules samples/rules/trend.json.");
        }

        var request = Venue(new BacktestRequest
        {
            RulesFile = rules,
            Data = [.. data.Select(MarketDataInput.Parse)],
            RecommendationsFile = parse.GetValue(options.Recommendations),
            Fees = Value(options.Fees, FeeSetting.Parse, new() { MakerRate = FeeDefault, TakerRate = FeeDefault }),
            Cash = Value(options.Cash, SettingText.Cash, BacktestRequest.CashDefault),
            Period = Period(),
            Timeframe = Value(options.Timeframe, t => (Domain.Instruments.Timeframe?)SettingText.Timeframe(t), null),
            Convention = Value(options.Convention, SettingText.Convention, MetricConvention.Standard),
            Seed = Value(options.Seed, t => (ulong?)SettingText.Seed(t), null),
            KeepsOutliers = parse.GetValue(options.KeepOutliers),
            Folder = parse.GetValue(options.Out) ?? (isSample ? SampleFolder : null),
            KeepIn = parse.GetValue(options.KeepIn),
            IsJson = parse.GetValue(options.Json),
            Verifies = parse.GetValue(options.Verify),
            ShowsProgress = Progress(),
            Parameters = Parameters(),
            Command = Command(),
        });
        _problems.ThrowIfAny();
        return request;
    }

    private BacktestRequest Venue(BacktestRequest request) => request with
    {
        Slippage = Value(options.Slippage, SlippageSetting.Parse, new SlippageModel.None()),
        Latency = Value(options.Latency, LatencySetting.Parse, LatencyModel.None),
        Participation = Value(options.Participation, t => (decimal?)SettingText.Participation(t), null),
        Model = Value(options.Model, t => (VenueModel?)SettingText.Model(t), null),
    };

    private DataPeriod Period()
    {
        var from = Value(options.From, t => (Timestamp?)SettingText.Time(t), null);
        var to = Value(options.To, t => (Timestamp?)SettingText.Time(t), null);
        if (from >= to)
        {
            _problems.Add($"--from {from} is not before --to {to}. Put the earlier time first.");
        }

        return new(from, to);
    }

    private bool? Progress()
    {
        var (shown, hidden) = (parse.GetValue(options.Progress), parse.GetValue(options.NoProgress));
        if (shown && hidden)
        {
            _problems.Add("--progress and --no-progress exclude each other; keep one.");
        }

        return shown ? true : hidden ? false : null;
    }

    private T Value<T>(Option<string?> option, Func<string, T> read, T absent) =>
        _problems.Read(option.Name, parse.GetValue(option), read, absent);

    private ImmutableArray<ReportParameter> Parameters() =>
    [
        .. Given().Select(o => new ReportParameter(o.Option.Name.TrimStart('-'), string.Join(' ', o.Values))),
    ];

    private string Command() => string.Join(
        ' ', ["backtest", .. Given().SelectMany(o => o.Values.Select(Quoted).Prepend(o.Option.Name))]);

    /// <summary>The options that were given and that the result depends on.</summary>
    private IEnumerable<(Option Option, IEnumerable<string> Values)> Given()
    {
        Option[] withoutEffect =
        [
            options.Out, options.KeepIn, options.Json, options.Verify, options.Progress, options.NoProgress,
        ];
        return options.All.Except(withoutEffect)
            .Select(o => (Option: o, Result: parse.GetResult(o)))
            .Where(o => o.Result is { Implicit: false })
            .Select(o => (o.Option, o.Result!.Tokens.Select(t => t.Value)));
    }

    private static string Quoted(string text) =>
        text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
