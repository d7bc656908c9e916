using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Rules;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;

namespace ActorTrading.Engine.Tests.Streams.Live;

public sealed class MarketLoopTests : IDisposable
{
    private static readonly Condition Above = PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 100);
    private readonly LoopLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Events_are_handled_in_the_order_in_which_they_came()
    {
        LoopLab.Push(_lab.Inlet, _lab.Trade(1m), _lab.Trade(2m, LoopLab.Eth), _lab.Quote(3m), _lab.Trade(4m));

        Assert.Equal(4, _lab.Loop.RunUntilIdle());

        Assert.Equal(
            [MarketEventKind.Trade, MarketEventKind.Trade, MarketEventKind.Quote, MarketEventKind.Trade],
            _lab.Tapped.Select(e => e.Kind));
        Assert.Equal([1m, 2m, 3m, 4m], _lab.Tapped.Select(e => e.Price));
    }

    [Fact]
    public void A_second_feed_numbers_its_instruments_from_zero()
    {
        var second = _lab.Loop.OpenInlet(InletPolicy.Wait, firstInstrument: 1);

        LoopLab.Push(second, _lab.Trade(7m));
        _lab.Loop.RunUntilIdle();

        Assert.Equal(LoopLab.Eth, Assert.Single(_lab.Tapped).Instrument);
        Assert.Equal(7m, _lab.Loop.Marks.MarkOf(LoopLab.EthSymbol)?.Price.Value);
        Assert.Null(_lab.Loop.Marks.MarkOf(LoopLab.BtcSymbol));
    }

    [Fact]
    public void A_rule_fires_with_the_event_that_makes_it_true()
    {
        _lab.Loop.StartEvaluating();
        _lab.Play(99m);
        _lab.Watch(LoopLab.Running("p"), Above);

        _lab.Play(99m, 101m, 102m, 99m, 103m);

        Assert.Equal([("p", 101m), ("p", 103m)], _lab.Looks);
    }

    [Fact]
    public void While_evaluation_is_off_nothing_is_handed_out_and_prices_are_followed()
    {
        _lab.Watch(LoopLab.Running("p"), Above);

        _lab.Play(99m, 101m);

        Assert.Empty(_lab.Looks);
        Assert.False(_lab.Loop.Status().IsEvaluating);
        Assert.Equal(101m, _lab.Loop.Marks.MarksOf(new("p"), _lab.Now).Of(LoopLab.BtcSymbol)?.Price.Value);
    }

    [Fact]
    public void The_switch_itself_hands_out_nothing_and_the_next_event_what_is_true_then()
    {
        _lab.Watch(LoopLab.Running("true"), Above);
        _lab.Watch(LoopLab.Running("was"), PipelineLab.Compare("price", ComparisonOperator.LessThan, 100));
        _lab.Play(99m, 101m);

        _lab.Loop.StartEvaluating();
        Assert.Equal(0, _lab.Loop.RunUntilIdle());
        Assert.Empty(_lab.Looks);

        _lab.Play(102m);
        Assert.Contains(("true", 102m), _lab.Looks);
    }

    [Fact]
    public void A_crossing_that_passed_before_the_switch_is_gone()
    {
        _lab.Watch(LoopLab.Running("p"), PipelineLab.Compare("price", ComparisonOperator.CrossesAbove, 100));
        _lab.Play(99m, 101m);
        _lab.Loop.StartEvaluating();
        _lab.Play(102m);
        _lab.Looks.Clear();

        _lab.Play(99m, 103m);

        Assert.Equal([("p", 103m)], _lab.Looks);
    }

    [Fact]
    public void Evaluation_can_be_stopped_again()
    {
        _lab.Loop.StartEvaluating();
        _lab.Play(99m);
        _lab.Watch(LoopLab.Running("p"), Above);

        _lab.Loop.StopEvaluating();
        _lab.Play(101m);

        Assert.Empty(_lab.Looks);
    }

    [Fact]
    public void Of_what_an_entity_says_before_its_turn_comes_only_the_latest_counts()
    {
        _lab.Loop.StartEvaluating();
        var portfolio = LoopLab.Running("p");
        _lab.Watch(portfolio, Above);
        _lab.Loop.Changed(LoopLab.Stopped(portfolio), []);

        _lab.Play(99m, 101m);
        Assert.Empty(_lab.Looks);

        _lab.Loop.Changed(portfolio, []);
        _lab.Loop.Changed(LoopLab.Rules("p", PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 200)));
        _lab.Play(102m, 201m);
        Assert.Equal([("p", 201m)], _lab.Looks);
    }

    [Fact]
    public void Advice_reaches_the_rules_and_that_on_an_unknown_symbol_is_refused()
    {
        _lab.Loop.StartEvaluating();
        _lab.Watch(
            LoopLab.Running("p"), PipelineLab.Compare("confidence_score", ComparisonOperator.GreaterThan, 0.5));
        _lab.Play(99m);
        _lab.Looks.Clear();
        var advice = new Advice("BUY", 0.9, _lab.Now, _lab.Now + TimeSpan.FromHours(1));

        Assert.True(_lab.Loop.Advise(LoopLab.BtcSymbol, advice));
        Assert.False(_lab.Loop.Advise(Domain.Instruments.Symbol.Of("NO-SUCH"), advice));

        _lab.Play(98m);
        Assert.Equal([("p", 98m)], _lab.Looks);
    }

    [Fact]
    public void What_a_portfolio_does_not_list_is_not_among_its_marks()
    {
        _lab.Loop.Changed(LoopLab.Running("one"), []);
        _lab.Loop.Changed(LoopLab.Running("both", LoopLab.BtcSymbol, LoopLab.EthSymbol), []);
        LoopLab.Push(_lab.Inlet, _lab.Trade(1m), _lab.Trade(2m, LoopLab.Eth));
        _lab.Loop.RunUntilIdle();

        Assert.Equal([1m], _lab.Loop.Marks.MarksOf(new("one"), _lab.Now).Marks.Select(m => m.Price.Value));
        Assert.Equal([1m, 2m], _lab.Loop.Marks.MarksOf(new("both"), _lab.Now).Marks.Select(m => m.Price.Value));
        Assert.Empty(_lab.Loop.Marks.MarksOf(new("unknown"), _lab.Now).Marks);
    }

    [Fact]
    public void The_status_says_when_each_symbol_was_last_heard_of()
    {
        _lab.Play(1m, 2m);

        var status = _lab.Loop.Status();

        Assert.Equal((2, 0, 8, 0L), (status.Events, status.QueueDepth, status.QueueCapacity, status.Conflated));
        Assert.Equal([(2L, _lab.Now), (0L, null)], status.Symbols.Select(s => (s.Events, s.LastEvent)));
        Assert.Equal(2, status.Lag.Count);
        Assert.False(status.IsRunning);
    }
}
