using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Risk;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Risk;

public sealed class CorrelationMatrixTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Symbol Sol = Symbol.Of("SOL-USD");

    [Fact]
    public void A_pair_is_found_either_way_round_and_a_symbol_with_itself()
    {
        var matrix = CorrelationMatrix.Of([new(Eth, Btc, 0.8, Now)]);

        Assert.Equal(0.8, matrix.Between(Btc, Eth, Now, Hour));
        Assert.Equal(0.8, matrix.Between(Eth, Btc, Now, Hour));
        Assert.Equal(1.0, matrix.Between(Sol, Sol, Now, Hour));
        Assert.Null(matrix.Between(Btc, Sol, Now, Hour));
        Assert.Null(CorrelationMatrix.Empty.Between(Btc, Eth, Now, Hour));
    }

    [Fact]
    public void The_later_of_two_measurements_counts_whatever_their_order()
    {
        PairCorrelation old = new(Btc, Eth, 0.1, Now - Hour);
        PairCorrelation late = new(Eth, Btc, 0.9, Now);

        Assert.Equal(0.9, CorrelationMatrix.Of([old, late]).Between(Btc, Eth, Now, Hour));
        Assert.Equal(0.9, CorrelationMatrix.Of([late, old]).Between(Btc, Eth, Now, Hour));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.01)]
    [InlineData(-1.01)]
    public void A_value_that_is_none_is_not_known(double value) =>
        Assert.Null(CorrelationMatrix.Of([new(Btc, Eth, value, Now)]).Between(Btc, Eth, Now, Hour));

    [Fact]
    public void Old_and_future_measurements_are_not_known()
    {
        var matrix = CorrelationMatrix.Of([new(Btc, Eth, 0.5, Now)]);

        Assert.Equal(0.5, matrix.Between(Btc, Eth, Now + Hour, Hour));
        Assert.Null(matrix.Between(Btc, Eth, Now + Hour + TimeSpan.FromTicks(1), Hour));
        Assert.Null(matrix.Between(Btc, Eth, Now - TimeSpan.FromTicks(1), Hour));
    }

    [Fact]
    public void The_gate_is_given_what_is_known_of_the_others()
    {
        var matrix = CorrelationMatrix.Of([new(Btc, Eth, 0.5, Now)]);

        Assert.Equal([new SymbolCorrelation(Eth, 0.5)], matrix.With(Btc, [Btc, Eth, Eth, Sol], Now, Hour));
    }
}
