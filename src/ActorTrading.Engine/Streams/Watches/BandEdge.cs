using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>Two thresholds on a price, below and above, that move as the portfolio's own thresholds do.</summary>
internal sealed class BandEdge(Signal price, Action left) : IEdgeListener
{
    private PriceBand _band = PriceBand.All;
    private bool _hadPrice = price.HasValue;

    public void MoveTo(PriceBand band)
    {
        if (band == _band)
        {
            return;
        }

        Detach();
        _band = band;
        if (!double.IsNegativeInfinity(band.Low))
        {
            price.Thresholds.Add(band.Low, inclusive: false, this);
        }

        if (!double.IsPositiveInfinity(band.High))
        {
            price.Thresholds.Add(band.High, inclusive: true, this);
        }
    }

    /// <summary>Waits for the first price of all.</summary>
    public void AwaitFirst() => MoveTo(PriceBand.All.RaiseLow(0));

    public void Detach()
    {
        price.Thresholds.Remove(_band.Low, inclusive: false, this);
        price.Thresholds.Remove(_band.High, inclusive: true, this);
        _band = PriceBand.All;
    }

    public void Switched(bool isOn) => left();

    public void Announced(bool hasValue, bool isOn)
    {
        if (hasValue && !_hadPrice)
        {
            _hadPrice = true;
            left();
        }
    }
}
