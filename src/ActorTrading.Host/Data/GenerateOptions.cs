using System.CommandLine;
using ActorTrading.Host.Backtesting.Settings;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Host.Data;

/// <summary>The options of <c>data generate</c>.</summary>
internal sealed class GenerateOptions
{
    private const int DaysMax = 3_650;

    public Option<string> Out { get; } = new("--out")
    {
        Description = "Folder for the files; it must not be there yet.",
        HelpName = "DIR",
        Required = true,
    };

    public Option<int> Days { get; } = new("--days")
    {
        Description = "Length of the market.",
        HelpName = "N",
        DefaultValueFactory = _ => (int)SyntheticOptions.Sample.Length.TotalDays,
    };

    public Option<string> Start { get; } = new("--start")
    {
        Description = "Where it begins, UTC.",
        HelpName = "TIME",
        DefaultValueFactory = _ => SyntheticOptions.Sample.Start.ToString(),
    };

    public Option<string> Timeframe { get; } = new("--timeframe")
    {
        Description = "Length of the bars: 1s, 1m, 4h, 1d.",
        HelpName = "TIMEFRAME",
        DefaultValueFactory = _ => SyntheticOptions.Sample.Timeframe.ToString(),
    };

    public Option<bool> Ticks { get; } = new("--ticks") { Description = "Quotes and trades instead of bars." };

    public Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "The same seed makes the same market.",
        HelpName = "N",
        DefaultValueFactory = _ => SyntheticOptions.Sample.Seed,
    };

    public Option<bool> Plain { get; } = new("--plain") { Description = "Without gzip." };

    public IEnumerable<Option> All => [Out, Days, Start, Timeframe, Ticks, Seed, Plain];

    /// <exception cref="InputException">An option is wrong.</exception>
    public GenerateRequest Read(ParseResult parse)
    {
        var problems = new InputProblems();
        var sample = SyntheticOptions.Sample;
        var days = parse.GetValue(Days);
        if (days is < 1 or > DaysMax)
        {
            problems.Add($"--days {days}: between 1 and {DaysMax} days can be made.");
        }

        var market = sample with
        {
            Seed = parse.GetValue(Seed),
            Length = TimeSpan.FromDays(Math.Clamp(days, 1, DaysMax)),
            Start = problems.Read(Start.Name, parse.GetValue(Start), SettingText.Time, sample.Start),
            Timeframe = problems.Read(Timeframe.Name, parse.GetValue(Timeframe), SettingText.Timeframe,
                sample.Timeframe),
            Detail = parse.GetValue(Ticks) ? SyntheticDetail.Ticks : SyntheticDetail.Bars,
        };
        problems.ThrowIfAny();
        return new(parse.GetRequiredValue(Out), market, IsPacked: !parse.GetValue(Plain));
    }
}
