using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Reads the rows of one format, checks them, and makes events of those that may trade.</summary>
internal abstract class RowDecoder(RowReporter reporter)
{
    protected RowReporter Reporter { get; } = reporter;

    protected RowClock Clock { get; } = new(reporter);

    /// <summary>Whether the row being decoded is one that ended without a line feed.</summary>
    public bool IsLastLineOpen { get; set; }

    /// <summary>False where the row does not trade, for a reason that was reported.</summary>
    /// <exception cref="MarketDataException">The row cannot be trusted.</exception>
    public abstract bool TryDecode(ReadOnlySpan<byte> line, out MarketEvent marketEvent);

    /// <summary>Reports what only the end shows.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>Throws unless the row was read to its end without a fault.</summary>
    protected void Finish(ref FieldReader fields)
    {
        fields.Finish();
        if (fields.Fault != FieldFault.None)
        {
            throw Reporter.Malformed(fields, IsLastLineOpen);
        }
    }

    protected MarketDataException Impossible(string code, long milliseconds, string what) =>
        Reporter.Error(code, Timestamp.FromUnixMilliseconds(milliseconds), what + " Correct or remove the row.");
}
