using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Tests.Instruments;

public sealed class SideTests
{
    [Theory]
    [InlineData(Side.Buy, Side.Sell, 1)]
    [InlineData(Side.Sell, Side.Buy, -1)]
    public void Each_side_has_an_opposite_and_a_sign(Side side, Side opposite, int sign)
    {
        Assert.Equal(opposite, side.Opposite());
        Assert.Equal(sign, side.Sign());
    }
}
