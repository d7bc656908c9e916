namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>The columns of a row that say something of the whole file.</summary>
internal readonly record struct ProbeRow(long Time, decimal Price, decimal Quantity)
{
    /// <summary>Time, close and volume for bars; time, bid and bid quantity for quotes.</summary>
    public static ProbeRow Read(MarketDataFormat format, ref FieldReader fields)
    {
        var time = fields.Integer();
        if (format == MarketDataFormat.Funding)
        {
            fields.Decimal();
            return new(time, 0m, 0m);
        }

        var isBar = format is not (MarketDataFormat.Trades or MarketDataFormat.Quotes);
        for (var skipped = 0; isBar && skipped < 3; skipped++)
        {
            fields.Decimal();
        }

        return new(time, fields.Decimal(), fields.Decimal());
    }
}
