using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>What happens when the stream itself fails.</summary>
public sealed class DefectTests : IDisposable
{
    private static readonly Condition Above = PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 100);
    private readonly LoopLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void The_stream_begins_anew_and_watches_whom_it_watched()
    {
        _lab.Loop.StartEvaluating();
        _lab.Play(99m);
        _lab.Watch(LoopLab.Running("p"), Above);
        _lab.Loop.Advise(
            LoopLab.BtcSymbol, new Advice("BUY", 0.9, LoopLab.Start, LoopLab.Start + TimeSpan.FromHours(1)));
        _lab.OnLook = price => throw new InvalidOperationException($"failed at {price}");
        _lab.Play(99m, 101m);

        _lab.OnLook = static _ => { };
        _lab.Play(99m, 102m);

        var defect = Assert.Single(_lab.Defects);
        Assert.Equal("failed at 101", defect.Cause.Message);
        Assert.NotNull(defect.EventTime);
        Assert.False(defect.IsSuspended);
        Assert.Equal(("p", 102m), _lab.Looks[^1]);
        Assert.Equal(1, _lab.Loop.Status().Defects);
    }

    [Fact]
    public void An_event_that_makes_it_fail_is_not_shown_again()
    {
        _lab.OnTap = e =>
        {
            if (e.Price == 13m)
            {
                throw new InvalidOperationException("unlucky");
            }
        };

        _lab.Play(12m, 13m, 14m);

        Assert.Equal([12m, 13m, 14m], _lab.Tapped.Select(e => e.Price));
        Assert.Single(_lab.Defects);
    }

    [Fact]
    public void After_too_many_failures_prices_go_on_and_rules_wait_for_somebody()
    {
        _lab.Loop.StartEvaluating();
        _lab.Watch(LoopLab.Running("p"), PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 0));
        _lab.OnLook = _ => throw new InvalidOperationException();
        _lab.Play(1m, 2m, 3m, 4m, 5m, 6m, 7m);

        Assert.Equal([false, false, false, false, false, true], _lab.Defects.Select(d => d.IsSuspended));
        Assert.True(_lab.Loop.Status() is { IsSuspended: true, IsEvaluating: false });
        Assert.Equal(7m, _lab.Loop.Marks.MarkOf(LoopLab.BtcSymbol)?.Price.Value);

        _lab.OnLook = static _ => { };
        _lab.Loop.StartEvaluating();
        _lab.Play(8m);
        Assert.Equal(("p", 8m), _lab.Looks[^1]);
    }

    [Fact]
    public void Failures_far_apart_suspend_nothing()
    {
        _lab.OnTap = _ => throw new InvalidOperationException();

        for (var i = 0; i < 20; i++)
        {
            _lab.Pass(TimeSpan.FromSeconds(30));
            _lab.Play(1m);
        }

        Assert.Equal(20, _lab.Defects.Count);
        Assert.DoesNotContain(_lab.Defects, d => d.IsSuspended);
    }

    [Fact]
    public void A_portfolio_that_cannot_be_watched_is_left_out_and_told_of()
    {
        _lab.Loop.StartEvaluating();
        _lab.Play(99m);
        _lab.Watch(LoopLab.Running("lost", Symbol.Of("NO-FEED")), Above);
        _lab.Watch(LoopLab.Running("p"), Above);

        _lab.Play(99m, 101m);

        Assert.Equal(new("lost"), Assert.Single(_lab.Defects).Portfolio);
        Assert.Equal([("p", 101m)], _lab.Looks);

        _lab.OnTap = _ => throw new InvalidOperationException();
        _lab.Play(99m);
        _lab.OnTap = static _ => { };
        _lab.Play(99m);
        Assert.Equal([null, new("lost")], _lab.Defects.Skip(1).Select(d => d.Portfolio));
    }
}
