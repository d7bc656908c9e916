using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests.Backtesting;

public sealed class BadInputTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData("--cash 0", "--cash 0: the cash must be a positive amount")]
    [InlineData("--cash -5", "the cash must be a positive amount")]
    [InlineData("--cash lots", "the cash must be a positive amount")]
    [InlineData("--convention sharp",
        "--convention sharp: there is no such convention. Allowed: standard, freqtrade, nautilus, lean.")]
    [InlineData("--model magic", "there is no such venue model. Allowed: bar, quote, book.")]
    [InlineData("--model quote", "--model quote: this data does not feed that model. It feeds bar.")]
    [InlineData("--fees 0.1", "Say the unit: 0.1% or 10bps.")]
    [InlineData("--fees kraken", "there are no fees of that name. Allowed: binance,")]
    [InlineData("--fees maker=0.1%", "say both rates")]
    [InlineData("--fees 50%", "rates lie within 10%")]
    [InlineData("--fees maker=0.1%,tiker=0.1%", "'tiker=0.1%' is neither maker=RATE nor taker=RATE")]
    [InlineData("--slippage much", "there is no such slippage")]
    [InlineData("--slippage xticks", "a number of ticks is written as 2ticks")]
    [InlineData("--slippage 11%", "slippage lies between 0% and 10%")]
    [InlineData("--latency soon", "'soon' is no time. Write one such as 50ms or 2s.")]
    [InlineData("--latency 700s", "no time between 0ms and 10 minutes")]
    [InlineData("--latency 5ms,2ms,1ms", "write 50ms, 2s, or 50ms,jitter=20ms")]
    [InlineData("--participation 200%", "above 0% and up to 100%")]
    [InlineData("--seed -1", "a seed is a whole number")]
    [InlineData("--timeframe tick", "this is no length of a bar")]
    [InlineData("--from yesterday", "this is no time. Write 2024-01-31")]
    [InlineData("--from 2024-01-03 --to 2024-01-02", "Put the earlier time first.")]
    [InlineData("--from 2030-01-01",
        "The data reaches from 2024-01-01T01:00:00Z to 2024-01-05T04:00:00Z. None of it lies in the period")]
    [InlineData("--to 2020-01-01", "None of it lies in the period")]
    [InlineData("--progress --no-progress", "exclude each other")]
    [InlineData("--timeframe 30m", "of which no bars of 30m can be made")]
    [InlineData("--fee 0.1%", "There is no option '--fee' here.")]
    public void A_wrong_option_is_named_with_what_is_allowed(string options, string message) =>
        Refuses(message, ["--rules", _space.Rules(), "--data", _space.Bars(), .. options.Split(' ')]);

    [Fact]
    public void Every_wrong_option_is_told_at_once()
    {
        var result = Refuses("--cash", "--rules", _space.Rules(), "--data", _space.Bars(), "--cash", "0", "--model",
            "x", "--fees", "1");

        Assert.Equal(3, result.Error.Split('\n').Count(line => line.StartsWith("error: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Data_needs_rules() => Refuses("--data is given without --rules", "--data", _space.Bars());

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        Refuses("none.csv: The file does not exist. Check the path. [file_missing]", "--rules", _space.Rules(),
            "--data", "none.csv=BTC-USD@1h");
        Refuses("no_rules.json: there is no such file. Check --rules", "--rules", "no_rules.json", "--data",
            _space.Bars());
        Refuses("advice.csv", "--rules", _space.Rules(), "--data", _space.Bars(), "--recommendations", "advice.csv");
    }

    [Fact]
    public void A_truncated_file_is_an_error() => RefusesData(_space.TruncatedBars(), "gzip_truncated");

    [Fact]
    public void Rows_out_of_order_are_an_error_with_their_line() =>
        RefusesData(
            _space.Bars(spoil: rows => (rows[10], rows[11]) = (rows[11], rows[10])), "line 12: ", "time_unsorted");

    [Fact]
    public void A_row_that_is_there_twice_is_an_error_with_its_line() =>
        RefusesData(_space.Bars(spoil: rows => rows.Insert(5, rows[5])), "line 7: ", "row_duplicate");

    [Theory]
    [InlineData("1704103200000,100,90,110,100,1", "range_impossible")]
    [InlineData("1704103200000,-5,110,-6,100,1", "price_impossible")]
    [InlineData("1704103200000,100,110,90,100,-1", "quantity_impossible")]
    [InlineData("1704103200000,100,110,90", "row_incomplete")]
    [InlineData("1704103200000,100,abc,90,100,1", "field_not_a_number")]
    public void An_impossible_bar_is_an_error_with_its_line(string row, string code) =>
        RefusesData(_space.Bars(spoil: rows => rows[11] = row), "line 12: ", code);

    [Fact]
    public void Bad_data_does_not_hide_bad_rules() => Refuses(
        "$.rules[0]", "--rules", _space.Rules("""{"rules":[{"name":"x"}]}"""), "--data", "none.csv");

    [Fact]
    public void Not_enough_warm_up_says_when_it_could_begin() => Refuses(
        "Begin at 2024-01-03T02:00:00Z or later",
        "--rules", _space.Rules(Texts.Slow), "--data", _space.Bars(), "--from", "2024-01-02");

    [Fact]
    public void Data_too_short_for_any_decision_is_refused() => Refuses(
        "--data: Not enough warm-up", "--rules", _space.Rules(Texts.Slow), "--data", _space.Bars(count: 20));

    [Fact]
    public void Every_mistake_in_the_rules_is_told_with_line_column_and_path()
    {
        var rules = _space.Rules(
            """
            {
              "rules": [
                {"name": "a", "type": "entri", "conditions": [{"field": "rsj", "operator": "less_than", "value": 30}],
                 "actions": []},
                {"name": "a", "type": "exit", "conditions": [], "actions": [{"type": "close"}], "prio": 1}
              ],
              "risk": {"max_open_positions": "two"},
              "sesion": {}
            }
            """);
        var result = Refuses("line 3, column 27, $.rules[0].type: 'entri' is no type. Did you mean 'entry'?",
            "--rules", rules, "--data", _space.Bars());

        Assert.Contains("$.rules[0].conditions[0].field: There is no field 'rsj'. Did you mean 'rsi'?", result.Error,
            StringComparison.Ordinal);
        Assert.Contains("line 5, column 14, $.rules[1].name:", result.Error, StringComparison.Ordinal);
        Assert.Contains("$.rules[1].prio: 'prio' is no property of a rule. Allowed: id,", result.Error,
            StringComparison.Ordinal);
        Assert.Contains("line 7, column 34, $.risk.max_open_positions:", result.Error, StringComparison.Ordinal);
        Assert.Contains("line 8, column 3, $.sesion:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictory_conditions_are_refused() => Refuses(
        "[never_true]", "--data", _space.Bars(), "--rules", _space.Rules(
            """
            {"name":"x","type":"exit","conditions":[{"field":"rsi","operator":"less_than","value":20},
             {"field":"rsi","operator":"greater_than","value":80}],"actions":[{"type":"close"}]}
            """));

    [Fact]
    public void Markets_in_two_currencies_are_refused() => Refuses(
        "quoted in USD (BTC-USD) and EUR (BTC-EUR)",
        "--rules", _space.Rules(), "--data", _space.Bars(), _space.Bars(name: "x_BTC-EUR_1h.csv"));

    [Fact]
    public void Files_that_do_not_go_together_are_refused()
    {
        var trades = _space.Write("x_BTC-USD_trades.csv",
            "timestamp_ms,price,quantity,side\n1704067200000,100,1,buy\n1704067201000,101,1,sell\n");
        var marks = _space.Write("x_ETH-USD_mark_1h.csv",
            $"{Workspace.BarHeader}\n1704067200000,100,101,99,100,0\n1704070800000,100,101,99,100,0\n");
        var other = trades.Replace("BTC-USD", "ETH-USD", StringComparison.Ordinal);
        File.Copy(trades, other);

        Refuses("bars and, in", "--rules", _space.Rules(), "--data", _space.Bars(), trades);
        Refuses("mark prices or funding only", "--rules", _space.Rules(), "--data", _space.Bars(), marks);
        Refuses("Run them one by one", "--rules", _space.Rules(), "--data", _space.Bars(), other);
        Refuses("Keep the finest", "--rules", _space.Rules(), "--data", _space.Bars(),
            _space.Bars(name: "y_BTC-USD_4h.csv", count: 0, spoil: FourHourly));
    }

    [Fact]
    public void A_folder_that_no_report_wrote_is_left_alone()
    {
        Directory.CreateDirectory(_space.Report);
        var kept = Path.Combine(_space.Report, "mine.txt");
        File.WriteAllText(kept, "mine");

        var result = Cli.Run("backtest", "--rules", _space.Rules(), "--data", _space.Bars(), "--out", _space.Report);

        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains("is not empty and was not written by a report", result.Error, StringComparison.Ordinal);
        Assert.Equal([kept], Directory.GetFileSystemEntries(_space.Report));
    }

    [Fact]
    public void A_period_outside_the_made_up_market_is_refused() =>
        Refuses("The made-up market reaches from", "--from", "2030-01-01");

    private static void FourHourly(List<string> rows) => rows.AddRange(
        Enumerable.Range(0, 20).Select(i => $"{1_704_067_200_000 + (i * 14_400_000L)},100,101,99,100,1"));

    private void RefusesData(string file, params string[] messages)
    {
        var result = Refuses(Path.GetFileName(file), "--rules", _space.Rules(), "--data", file);
        Assert.All(messages, message => Assert.Contains(message, result.Complaints, StringComparison.Ordinal));
    }

    private CliResult Refuses(string message, params string[] args)
    {
        var result = Cli.Run(["backtest", "--out", _space.Report, .. args]);

        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains(message, result.Complaints, StringComparison.Ordinal);
        Assert.Empty(result.Out);
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(_space.Report)!));
        return result;
    }
}
