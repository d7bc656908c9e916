using System.CommandLine;
using ActorTrading.Host.Backtesting.Settings;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Backtesting;

/// <summary>
/// The options of <c>backtest</c>. Values are read by <see cref="BacktestRequestReader"/>, which reports all mistakes
/// at once.
/// </summary>
internal sealed class BacktestOptions
{
    public Option<string?> Rules { get; } = Text(
        "--rules",
        "FILE",
        "Strategy to run: rules as JSON, alone or with session, risk, protections, leverage and portfolios. Without it "
        + "the sample that comes with the program runs. 'rules schema' prints the format.");

    public Option<string[]> Data { get; } = DataOption.Create(
        "Market data, CSV plain or gzipped: bars, trades, quotes, quote bars, mark prices, funding. Several files are "
        + "merged by event time. FILE=SYMBOL@TIMEFRAME says what the file's name does not. Without it a made-up market "
        + "of 90 days is traded.");

    public Option<string?> Recommendations { get; } = Text(
        "--recommendations",
        "FILE",
        "AI advice, CSV or JSON lines: timestamp_ms,symbol,recommendation,confidence[,expires].");

    public Option<string?> Cash { get; } = Text(
        "--cash", "AMOUNT", "What each portfolio starts with, in the quote currency of the data. Default 10000.");

    public Option<string?> From { get; } = Text(
        "--from",
        "TIME",
        "First time that is traded on, UTC; what comes before warms the indicators up. Default: the first event.");

    public Option<string?> To { get; } =
        Text("--to", "TIME", "Last time that is looked at, UTC. Default: the last event.");

    public Option<string?> Timeframe { get; } = Text(
        "--timeframe",
        "TIMEFRAME",
        "For rule fields that name none. Default: the session's, else that of the data, else 1m on ticks.");

    public Option<string?> Fees { get; } = Text(
        "--fees", "FEES", $"0.1%, maker=0.02%,taker=0.05%, or one of {FeeSetting.Names}. Default 0.1%.");

    public Option<string?> Slippage { get; } = Text(
        "--slippage",
        "MODEL",
        "none, 5bps, 0.05%, 2ticks or volume-share, for orders that take liquidity. Default none.");

    public Option<string?> Latency { get; } = Text(
        "--latency", "TIME", "How long requests travel: 50ms, 2s, or 50ms,jitter=20ms. Default 0.");

    public Option<string?> Participation { get; } = Text(
        "--participation",
        "SHARE",
        "Most of a bar's or trade's volume that one portfolio gets, as in 10%. Default: no limit.");

    public Option<string?> Model { get; } = Text(
        "--model",
        "MODEL",
        "bar, quote or book: what the venue matches against. Default: bar where there are bars, else quote.");

    public Option<string?> Convention { get; } = Text(
        "--convention",
        "NAME",
        "Whose definition of the ratios: standard, freqtrade, nautilus or lean. Default standard.");

    public Option<string?> Seed { get; } = Text(
        "--seed",
        "N",
        "Of everything random in the run, the made-up market included. The same seed gives the same orders.");

    public Option<bool> KeepOutliers { get; } = Flag(
        "--keep-outliers", "Trade on prices that are far from all others. They are reported either way.");

    public Option<string?> Out { get; } = Text(
        "--out",
        "DIR",
        "Folder for report.html, trades.csv, orders.csv, equity.csv, decisions.jsonl and summary.json. A report that "
        + "is there is replaced, anything else refused. Default: none; the sample writes to out/sample.");

    public Option<string?> KeepIn { get; } = Text(
        "--keep-in", "DIR", "Data folder of a node, which then lists the result at /backtests. Default: kept nowhere.");

    public Option<bool> Json { get; } = Flag("--json", "Print the result as one JSON object, and nothing else.");

    public Option<bool> Verify { get; } = Flag(
        "--verify", "At the end compare the state with that of snapshots and journal, and of the journal alone.");

    public Option<bool> Progress { get; } = Flag("--progress", "Show progress although nobody watches.");

    public Option<bool> NoProgress { get; } = Flag("--no-progress", "Show no progress.");

    public IEnumerable<Option> All =>
    [
        Rules, Data, Recommendations, Cash, From, To, Timeframe, Fees, Slippage, Latency, Participation, Model,
        Convention, Seed, KeepOutliers, Out, KeepIn, Json, Verify, Progress, NoProgress,
    ];

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
