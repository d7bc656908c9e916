using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

/// <summary>The rule that <see cref="DataPolicy"/> states, case by case.</summary>
public sealed class OutlierTests
{
    [Fact]
    public void A_wild_close_drops_the_bar()
    {
        var (events, findings) = MemoryFile.Read(MemoryFile.Bars(100, 101, 1.01m, 102));
        Assert.Equal([100m, 101m, 102m], events.Select(bar => bar.Close));
        Assert.Equal(4, Assert.Single(findings.Kept).Line);
    }

    [Fact]
    public void Exactly_the_factor_is_sound_and_a_hair_more_is_not()
    {
        Assert.Empty(MemoryFile.Read(MemoryFile.Bars(100, 100, 100, 500, 100, 20, 100)).Findings.Kept);
        Assert.Single(MemoryFile.Read(MemoryFile.Bars(100, 100, 100, 500.01m, 100)).Findings.Kept);
        Assert.Single(MemoryFile.Read(MemoryFile.Bars(100, 100, 100, 19.99m, 100)).Findings.Kept);
    }

    [Fact]
    public void The_first_row_is_judged_too() =>
        Assert.Equal(
            [100m, 101m, 102m], MemoryFile.Read(MemoryFile.Bars(1, 100, 101, 102)).Events.Select(bar => bar.Close));

    [Fact]
    public void A_wild_open_becomes_the_close_before_and_a_wild_high_is_cut_to_the_body()
    {
        var input = MemoryFile.Of(
            "v_BTC-USD_1m.csv",
            MemoryFile.BarHeader,
            MemoryFile.Bar(0, 100, 101, 99, 100.5m),
            MemoryFile.Bar(1, 10_000, 10_000, 98, 99),
            MemoryFile.Bar(2, 99, 99, 99, 99));
        var bar = MemoryFile.Read(input).Events[1];
        Assert.Equal((100.5m, 100.5m, 98m, 99m), (bar.Open, bar.High, bar.Low, bar.Close));
    }

    [Fact]
    public void Enough_outliers_that_agree_are_a_new_level()
    {
        var (events, findings) = MemoryFile.Read(
            MemoryFile.Bars(100, 100, 100, 100, 100, 100, 100, 1_000, 1_001, 1_002, 1_003, 1_004, 1_005));
        Assert.Equal([1_004m, 1_005m], events.Skip(7).Select(bar => bar.Close));
        Assert.Equal(4, findings.Count(DataFindingCodes.OutlierDropped));
        var shift = Assert.Single(findings.Kept, finding => finding.Code == DataFindingCodes.LevelShift);
        Assert.Equal(13, shift.Line);
    }

    [Fact]
    public void Outliers_that_disagree_or_are_interrupted_are_never_a_new_level()
    {
        decimal[] level = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100];
        Assert.Equal(
            level.Length,
            MemoryFile.Read(MemoryFile.Bars([.. level, 1_000, 10_000, 1_000, 10_000, 1_000, 10_000])).Events.Count);
        Assert.Equal(
            level.Length + 1,
            MemoryFile.Read(MemoryFile.Bars([.. level, 1_000, 1_000, 1_000, 1_000, 100, 1_000])).Events.Count);
    }

    [Fact]
    public void A_new_level_holds_for_trades_and_quotes_alike()
    {
        decimal[] prices = [.. Enumerable.Repeat(100m, 20), .. Enumerable.Repeat(1_000m, 6)];
        var trades = MemoryFile.Of(
            "v_BTC-USD.csv",
            prices.Select((p, i) => $"{MemoryFile.Start + i},{p},1,buy").Prepend(MemoryFile.TradeHeader));
        var quotes = MemoryFile.Of(
            "v_BTC-USD.csv",
            prices.Select((p, i) => $"{MemoryFile.Start + i},{p},1,{p + 1},1,{i}").Prepend(MemoryFile.QuoteHeader));
        foreach (var input in new[] { trades, quotes })
        {
            var (events, findings) = MemoryFile.Read(input);
            Assert.Equal(
                (22, 4L, 1L),
                (
                    events.Count,
                    findings.Count(DataFindingCodes.OutlierDropped),
                    findings.Count(DataFindingCodes.LevelShift)));
        }
    }

    [Fact]
    public void Outliers_are_kept_where_that_is_asked_for()
    {
        var policy = DataPolicy.Default with { KeepOutliers = true };
        var bars = MemoryFile.Read(MemoryFile.Bars(100, 1, 100), policy);
        Assert.Equal((3, 1L), (bars.Events.Count, bars.Findings.Count(DataFindingCodes.OutlierKept)));
        var trades = MemoryFile.Of(
            "v_BTC-USD.csv",
            MemoryFile.TradeHeader,
            $"{MemoryFile.Start},10,1,buy",
            $"{MemoryFile.Start},10,1,buy",
            $"{MemoryFile.Start},1,1,buy");
        Assert.Equal(3, MemoryFile.Read(trades, policy).Events.Count);
    }

    [Fact]
    public void The_factor_the_window_and_the_shift_are_the_policys()
    {
        var strict = new DataPolicy { OutlierFactor = 1.1m, OutlierWindow = 3, LevelShiftAfter = 2 };
        var (events, findings) = MemoryFile.Read(MemoryFile.Bars(100, 100, 100, 100, 105, 112, 112, 112), strict);
        Assert.Equal([100m, 100m, 100m, 100m, 105m, 112m, 112m], events.Select(bar => bar.Close));
        Assert.Equal(1, findings.Count(DataFindingCodes.LevelShift));
    }
}
